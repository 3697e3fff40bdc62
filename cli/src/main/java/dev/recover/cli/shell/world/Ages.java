// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import java.time.Duration;

/** How old something is, in as few letters as a prompt has room for. */
public final class Ages {
  private Ages() {}

  /** For example {@code 40s}, {@code 6m}, {@code 7h} or {@code 12d}; what is to come is 0s old. */
  public static String of(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 100) {
      return seconds + "s";
    }
    if (seconds < 100 * 60) {
      return seconds / 60 + "m";
    }
    return seconds < 72 * 3600 ? seconds / 3600 + "h" : seconds / (24 * 3600) + "d";
  }
}
