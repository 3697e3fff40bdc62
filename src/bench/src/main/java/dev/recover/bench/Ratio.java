// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

/**
 * What one measurement came to, compared with a baseline of the same run.
 *
 * @param what was measured, for example {@code create 2000 pairs: rate}
 * @param baseline what it is compared with, for example {@code OkHttp posting ready JSON}
 * @param value measured divided by baseline
 * @param limit what the product promises of {@code value}
 * @param atLeast whether the promise is a lower bound; else it is an upper one
 * @param detail the two numbers behind the ratio
 */
record Ratio(
    String what, String baseline, double value, double limit, boolean atLeast, String detail) {
  static Ratio atLeast(double limit, double value, String what, String baseline, String detail) {
    return new Ratio(what, baseline, value, limit, true, detail);
  }

  static Ratio atMost(double limit, double value, String what, String baseline, String detail) {
    return new Ratio(what, baseline, value, limit, false, detail);
  }

  boolean holds() {
    return atLeast ? value >= limit : value <= limit;
  }

  /** One line of the table. */
  String line() {
    return String.format(
        java.util.Locale.ROOT,
        "%-44s %-34s %6.2f  %s %-5s %-4s  %s",
        what,
        baseline,
        value,
        atLeast ? ">=" : "<=",
        limit,
        holds() ? "ok" : "MISS",
        detail);
  }
}
