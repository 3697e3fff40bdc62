// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** How long ago something was, as kubectl says it: {@code 5d}, {@code 3h}, {@code 2y40d}. */
final class Age {
  private static final long YEAR = 365;

  private Age() {}

  /** Returns the age, or "" for a time that cannot be read; what lies ahead is {@code 0s}. */
  static String of(String time, Instant now) {
    Duration age;
    try {
      age = Duration.between(OffsetDateTime.parse(time).toInstant(), now);
    } catch (DateTimeParseException unknown) {
      return "";
    }
    if (age.isNegative()) {
      return "0s";
    }
    if (age.toMinutes() < 2) {
      return age.toSeconds() + "s";
    }
    if (age.toHours() < 3) {
      return age.toMinutes() + "m";
    }
    if (age.toDays() < 2) {
      return age.toHours() + "h";
    }
    long days = age.toDays();
    return days < 2 * YEAR ? days + "d" : days / YEAR + "y" + days % YEAR + "d";
  }
}
