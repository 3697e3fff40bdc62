// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/** Makes text that anybody may have written fit to stand in a message. */
public final class OneLine {
  /** The most characters that are kept. */
  public static final int LONGEST = 200;

  private OneLine() {}

  /**
   * Returns the text with {@code ?} for every character that is not printed as itself (controls,
   * line ends, direction marks, lone surrogates), cut after {@value #LONGEST} characters.
   */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length() && out.length() < LONGEST) {
      int point = text.codePointAt(at);
      out.appendCodePoint(printed(point) ? point : '?');
      at += Character.charCount(point);
    }
    return at < text.length() ? out.append("...").toString() : out.toString();
  }

  private static boolean printed(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}
