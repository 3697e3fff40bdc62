// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.util.List;

/** Makes text from outside safe to print: a name may not move the cursor or forge a line. */
public final class Printable {
  private Printable() {}

  /** Returns the text with control characters, newlines among them, shown as {@code ?}. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                out.appendCodePoint(
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? '?'
                        : c));
    return out.toString();
  }

  /** Returns one name a line, as {@code -o name} prints them. */
  public static String lines(List<?> names) {
    StringBuilder out = new StringBuilder();
    names.forEach(name -> out.append(text(name.toString())).append('\n'));
    return out.toString();
  }

  /**
   * Returns the lines with those that are too long broken at spaces; what follows is indented more.
   *
   * @param room columns; a word that is longer stays as it is
   */
  public static String broken(String lines, int room) {
    StringBuilder out = new StringBuilder();
    for (String line : lines.split("\n", -1)) {
      int indent = start(line) + 2;
      String left = line;
      for (int space = end(left, room); space > 0; space = end(left, room)) {
        out.append(left, 0, space).append('\n');
        left = " ".repeat(indent) + left.substring(space + 1);
      }
      out.append(left).append('\n');
    }
    return out.substring(0, out.length() - 1);
  }

  private static int start(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** The space where a line ends that is too long; -1 when it is not, or has none. */
  private static int end(String line, int room) {
    if (line.length() <= room) {
      return -1;
    }
    int space = line.lastIndexOf(' ', room);
    return space > start(line) ? space : line.indexOf(' ', Math.max(room, start(line)));
  }

  /** Returns for example {@code 1 volume} or {@code 0 volumes}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * Returns the text as one cell of a table: no spaces, so that awk can count columns; {@code
   * <none>} when empty.
   */
  public static String cell(String text) {
    return text.isEmpty() ? "<none>" : text(text);
  }
}
