// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** Prints diagnostics for people: what, then why and how to go on, indented. */
public final class DiagnosticView {
  private static final int LABEL = 12;

  private final int width;
  private final boolean coloured;

  public DiagnosticView(Console console) {
    this.width = Math.min(console.width(), 120);
    this.coloured = console.coloured();
  }

  /** Returns the lines, each ended by a newline. */
  public String text(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder(head(diagnostic)).append('\n');
    for (int i = 0; i < diagnostic.details().size(); i++) {
      out.append(labelled(i == 0 ? "facts" : "", diagnostic.details().get(i)));
    }
    if (!diagnostic.why().isEmpty()) {
      out.append(labelled("why", diagnostic.why()));
    }
    if (!diagnostic.remedy().isEmpty()) {
      out.append(labelled("to fix", diagnostic.remedy()));
    }
    return out.toString();
  }

  private String head(Diagnostic diagnostic) {
    boolean said = diagnostic.summary().contains(diagnostic.subject());
    String subject = said ? "" : diagnostic.subject() + ": ";
    String text = Printable.text(subject + diagnostic.summary());
    String word = diagnostic.severity().word();
    String code = "[" + diagnostic.code() + "]";
    int gap = Math.max(2, width - word.length() - 2 - text.length() - code.length());
    return colour(diagnostic.severity(), word) + ": " + text + " ".repeat(gap) + code;
  }

  private String colour(Severity severity, String word) {
    if (!coloured) {
      return word;
    }
    int colour =
        switch (severity) {
          case ERROR -> 31;
          case WARNING -> 33;
          case NOTE -> 36;
        };
    return "\u001b[1;" + colour + "m" + word + "\u001b[0m";
  }

  private String labelled(String label, String text) {
    return labelled(label, text, width);
  }

  /** A label and its text, broken at spaces and indented. */
  public static String labelled(String label, String text, int width) {
    StringBuilder out = new StringBuilder();
    String first = "  " + label + " ".repeat(LABEL - label.length());
    String rest = " ".repeat(LABEL + 2);
    for (String line : text.split("\n", -1)) {
      for (String piece : wrap(Printable.text(line), Math.max(40, width - LABEL - 2))) {
        out.append(out.length() == 0 ? first : rest).append(piece).append('\n');
      }
    }
    return out.toString();
  }

  /** Breaks at spaces; a line that starts with a space (YAML, a command) is never broken. */
  private static List<String> wrap(String text, int room) {
    List<String> lines = new ArrayList<>();
    String left = text;
    while (left.length() > room && !text.startsWith(" ")) {
      int space = left.lastIndexOf(' ', room);
      if (space <= 0) {
        break;
      }
      lines.add(left.substring(0, space));
      left = left.substring(space + 1);
    }
    lines.add(left);
    return lines;
  }
}
