// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.Locale;

/** Where a disk stands in its life, in one vocabulary for all clouds. */
public enum DiskState {
  /** Being made, or being filled from a snapshot: not to be attached yet. */
  CREATING,
  /** Whole, and attached to nothing. */
  AVAILABLE,
  /** Attached, or being attached or detached. */
  IN_USE,
  /** Deletion was asked for: it cannot be kept. */
  DELETING,
  /** The cloud says that it is broken. */
  ERROR,
  /** A state that this build does not know, or none was given. */
  UNKNOWN;

  /** The word used in files and tables: {@code available}, {@code in-use}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
