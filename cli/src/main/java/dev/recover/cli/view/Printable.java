// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

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

  /**
   * Returns the text as one cell of a table: no spaces, so that awk can count columns; {@code
   * <none>} when empty.
   */
  public static String cell(String text) {
    return text.isEmpty() ? "<none>" : text(text);
  }
}
