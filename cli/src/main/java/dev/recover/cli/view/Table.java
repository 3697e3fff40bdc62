// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.util.ArrayList;
import java.util.List;

/** A table as kubectl prints it: upper-case headings, three spaces between columns, no lines. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /**
   * Adds a row; a cell that is "" shows as {@code <none>}. Only the last cell may hold spaces, so
   * that columns can be counted.
   */
  public Table row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      String shown = Printable.cell(cell);
      row.add(row.size() < cells.length - 1 ? shown.replace(' ', '_') : shown);
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length - 1; i++) {
        out.append(row.get(i)).append(" ".repeat(widths[i] + 3 - row.get(i).length()));
      }
      out.append(row.get(widths.length - 1)).append('\n');
    }
    return out.toString();
  }
}
