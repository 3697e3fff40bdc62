// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns the rows of a document into a table, so that both say the same. */
public final class Rows {
  private Rows() {}

  /** Returns the table of those keys; {@code storageClass} is headed {@code STORAGE-CLASS}. */
  public static String table(List<Map<String, Object>> rows, String... keys) {
    Table table = new Table(Arrays.stream(keys).map(Rows::heading).toArray(String[]::new));
    for (Map<String, Object> row : rows) {
      table.row(Arrays.stream(keys).map(key -> cell(row.get(key))).toArray(String[]::new));
    }
    return table.toString();
  }

  /**
   * Returns the table without columns for which there is no room, if leaving them out helps.
   *
   * @param room columns of the terminal
   * @param spare the keys that may be left out, the first before the others
   */
  public static String fitting(
      List<Map<String, Object>> rows, int room, List<String> spare, String... keys) {
    List<String> left = new ArrayList<>(Arrays.asList(keys));
    String table = table(rows, keys);
    for (String key : spare) {
      if (table.lines().mapToInt(String::length).max().orElse(0) <= room) {
        return table;
      }
      left.remove(key);
      table = table(rows, left.toArray(String[]::new));
    }
    return table;
  }

  /** Returns one value a line. */
  public static String names(List<Map<String, Object>> rows, String key) {
    StringBuilder out = new StringBuilder();
    rows.forEach(row -> out.append(Printable.text(String.valueOf(row.get(key)))).append('\n'));
    return out.toString();
  }

  private static String cell(@org.jspecify.annotations.Nullable Object value) {
    if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(String::valueOf).toList());
    }
    return value == null ? "" : String.valueOf(value);
  }

  /** The heading of a key: {@code STORAGE-CLASS} of {@code storageClass}. */
  public static String heading(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1-$2").toUpperCase(Locale.ROOT);
  }
}
