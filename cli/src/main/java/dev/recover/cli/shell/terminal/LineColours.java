// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.VerbEntry;
import java.util.Map;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours the line as it is typed: a verb that exists, one that does not, options, quotes. */
final class LineColours implements Highlighter {
  private final Map<String, VerbEntry> verbs;

  LineColours(Map<String, VerbEntry> verbs) {
    this.verbs = verbs;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedStringBuilder out = new AttributedStringBuilder();
    boolean first = true;
    for (String piece : buffer.split("(?<=\\s)|(?=\\s)")) {
      boolean blank = piece.isBlank();
      out.styled(blank ? AttributedStyle.DEFAULT : style(piece, first), piece);
      first = blank ? first || piece.contains("\n") : false;
    }
    return out.toAttributedString();
  }

  private AttributedStyle style(String word, boolean first) {
    if (first) {
      boolean known = verbs.containsKey(word);
      boolean begun = verbs.keySet().stream().anyMatch(verb -> verb.startsWith(word));
      int colour =
          known ? AttributedStyle.GREEN : begun ? AttributedStyle.YELLOW : AttributedStyle.RED;
      return AttributedStyle.DEFAULT.foreground(colour);
    }
    if (word.startsWith("-")) {
      return AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    }
    return word.startsWith("'") || word.startsWith("\"")
        ? AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)
        : AttributedStyle.DEFAULT;
  }
}
