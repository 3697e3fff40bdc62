// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.script;

import dev.recover.cli.command.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * One line, split into words as a POSIX shell does it: blanks divide, quotes and backslashes keep
 * together, {@code #} at the beginning of a word starts a comment. Nothing is expanded.
 */
public final class Line {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private char quote;

  private Line(String text) {
    this.text = text;
  }

  /** Returns the words, none for an empty line; an open quote is a usage error. */
  public static List<String> split(String text) {
    Line line = new Line(text);
    line.read();
    if (line.quote != 0) {
      throw Arguments.wrong(
          "the quote " + line.quote + " is not closed",
          "close it, or write \\" + line.quote + " for the sign itself; nothing was done");
    }
    line.end();
    return List.copyOf(line.words);
  }

  /**
   * Returns the words as far as they go; an open quote ends with the text. The last word is the one
   * being typed, "" after a blank.
   */
  public static List<String> splitOpen(String text) {
    Line line = new Line(text);
    line.read();
    line.words.add(line.word.toString());
    return List.copyOf(line.words);
  }

  private void read() {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        at = quoted(c, at);
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (Character.isWhitespace(c)) {
        end();
      } else if (c == '#' && !begun) {
        return;
      } else {
        boolean escape = c == '\\' && at + 1 < text.length();
        at += escape ? 1 : 0;
        take(text.charAt(at));
      }
    }
  }

  private int quoted(char c, int at) {
    if (c == quote) {
      quote = 0;
      return at;
    }
    boolean escape = quote == '"' && c == '\\' && at + 1 < text.length();
    take(escape ? text.charAt(at + 1) : c);
    return escape ? at + 1 : at;
  }

  private void take(char c) {
    word.append(c);
    begun = true;
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }

  /** Puts words together so that {@link #split} gives them back. */
  public static String join(List<String> words) {
    return String.join(" ", words.stream().map(Line::quoted).toList());
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,*?\\[\\]-]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
