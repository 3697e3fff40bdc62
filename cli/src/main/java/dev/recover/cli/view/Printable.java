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
