// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

/** What came out of one check of one volume; the set is closed. */
public sealed interface Finding {
  Check check();

  /** It holds. */
  record Confirmed(Check check) implements Finding {}

  /**
   * It does not hold.
   *
   * @param expected what was planned, in words of the API
   * @param actual what was read back
   */
  record Mismatch(Check check, String expected, String actual) implements Finding {}

  /**
   * It could not be made.
   *
   * @param why one clause
   */
  record Unknown(Check check, String why) implements Finding {}

  /** Confirmed when the two are equal. */
  static Finding equal(Check check, String expected, String actual) {
    return expected.equals(actual)
        ? new Confirmed(check)
        : new Mismatch(check, expected, actual.isEmpty() ? "nothing" : actual);
  }
}
