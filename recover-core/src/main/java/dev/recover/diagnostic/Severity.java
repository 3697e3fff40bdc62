// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

/** How much a diagnostic weighs, the heaviest first. */
public enum Severity {
  /** The subject cannot go on. */
  ERROR,
  /** It can go on, and somebody should look. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** The word used in files and messages: {@code error}, {@code warning} or {@code note}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
