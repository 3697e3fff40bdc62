// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects in which fields a live object is not what was planned. */
final class Difference {
  private final List<String> lines = new ArrayList<>();

  /** Notes the field when the two values are not equal. */
  void compare(String field, @Nullable Object planned, @Nullable Object live) {
    if (!Objects.equals(planned, live)) {
      lines.add(field + ": planned " + show(planned) + ", is " + show(live));
    }
  }

  void add(String line) {
    lines.add(line);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private static String show(@Nullable Object value) {
    return value == null || value.equals("") ? "none" : Json.canonical(value);
  }
}
