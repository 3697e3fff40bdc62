// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import dev.recover.cli.view.Printable;
import java.util.List;

/** One line that can be picked; immutable, with its text made ready for searching. */
public final class PickRow {
  private static final char BETWEEN = '\n';

  private final List<String> words;
  private final List<String> cells;
  private final String text;

  /**
   * @param words what it puts into the line, in this order
   * @param cells what is shown; the first is the name
   */
  public PickRow(List<String> words, List<String> cells) {
    this.words = List.copyOf(words);
    this.cells = cells.stream().map(Printable::text).toList();
    this.text = lower(String.join(String.valueOf(BETWEEN), this.cells));
  }

  /** Letter by letter, so that each stays at its place. */
  static String lower(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int at = 0; at < out.length(); at++) {
      out.setCharAt(at, Character.toLowerCase(out.charAt(at)));
    }
    return out.toString();
  }

  public List<String> words() {
    return words;
  }

  public List<String> cells() {
    return cells;
  }

  /** All cells in small letters, one after another with one letter between them. */
  String text() {
    return text;
  }

  /** Where the name ends in the text. */
  int nameEnd() {
    return cells.get(0).length();
  }

  /** Where a cell begins in the text that the letters of {@link Query#letters} count in. */
  public int start(int cell) {
    int start = 0;
    for (int before = 0; before < cell; before++) {
      start += cells.get(before).length() + 1;
    }
    return start;
  }
}
