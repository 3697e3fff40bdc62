// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.util.Locale;

/** What permissions of a cloud are needed for; each includes those before it. */
public enum CloudTask {
  /** Listing and reading disks and snapshots. */
  LOCATE,
  /** Tagging disks, and a snapshot before a cluster gets one. */
  RESTORE,
  /** Copying disks elsewhere, and deleting own copies. */
  RELOCATE;

  /** The word used in options, for example {@code locate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
