// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what changed between two values, as the API adds it to "is immutable". */
final class Difference {
  private static final int CONTEXT = 3;

  private Difference() {}

  /** Returns one hunk of a unified diff of the two values, written as JSON. */
  static String of(@Nullable Object before, @Nullable Object after) {
    List<String> first = Json.pretty(before).lines().map(String::stripTrailing).toList();
    List<String> second = Json.pretty(after).lines().map(String::stripTrailing).toList();
    int start = 0;
    int shorter = Math.min(first.size(), second.size());
    while (start < shorter && first.get(start).equals(second.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && first.get(first.size() - 1 - end).equals(second.get(second.size() - 1 - end))) {
      end++;
    }
    int from = Math.max(0, start - CONTEXT);
    int tail = Math.min(end, CONTEXT);
    int one = first.size() - end + tail - from;
    int two = second.size() - end + tail - from;
    StringBuilder text = new StringBuilder();
    text.append("@@ -%d,%d +%d,%d @@%n".formatted(from + 1, one, from + 1, two));
    append(text, " ", first.subList(from, start));
    append(text, "-", first.subList(start, first.size() - end));
    append(text, "+", second.subList(start, second.size() - end));
    append(text, " ", first.subList(first.size() - end, first.size() - end + tail));
    return text.toString();
  }

  private static void append(StringBuilder text, String mark, List<String> lines) {
    lines.forEach(line -> text.append(mark).append(line).append('\n'));
  }
}
