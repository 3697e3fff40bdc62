// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.table;

import dev.recover.model.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Writes how long ago something was, as kubectl does: {@code 18s}, {@code 5m3s}, {@code 2d}. */
final class Ages {
  private Ages() {}

  static Object of(KubeObject object) {
    return since(object.text("metadata", "creationTimestamp").orElse(""));
  }

  static String since(String time) {
    try {
      return shown(Duration.between(Instant.parse(time), Instant.now()));
    } catch (DateTimeParseException e) {
      return "<unknown>";
    }
  }

  static String between(String start, String end) {
    try {
      return shown(
          Duration.between(
              Instant.parse(start), end.isEmpty() ? Instant.now() : Instant.parse(end)));
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  /** The rounding of {@code duration.HumanDuration}. */
  static String shown(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (seconds < 120) {
      return seconds + "s";
    } else if (minutes < 10) {
      return minutes + "m" + rest(seconds % 60, "s");
    } else if (minutes < 180) {
      return minutes + "m";
    } else if (hours < 8) {
      return hours + "h" + rest(minutes % 60, "m");
    } else if (hours < 48) {
      return hours + "h";
    } else if (days < 8) {
      return days + "d" + rest(hours % 24, "h");
    } else if (days < 365 * 2) {
      return days + "d";
    }
    return days < 365 * 8 ? days / 365 + "y" + rest(days % 365, "d") : days / 365 + "y";
  }

  private static String rest(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
