// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

/** The help of one command or verb, from its syntax. */
public final class CommandHelp {
  private CommandHelp() {}

  /**
   * Returns the help of one command.
   *
   * @param start what is typed before its name, with a space after it, or ""
   */
  public static String text(String start, Syntax syntax) {
    StringBuilder out = new StringBuilder(syntax.summary()).append("\n\n");
    out.append("Usage: ").append(start).append(syntax.usage()).append('\n');
    syntax.paragraphs().forEach(paragraph -> out.append('\n').append(paragraph).append('\n'));
    if (!syntax.arguments().isEmpty()) {
      out.append("\nArguments:\n");
      syntax.arguments().forEach(a -> out.append(line(a.label(), a.help(), 28)));
    }
    if (!syntax.options().isEmpty()) {
      out.append("\nOptions:\n");
    }
    for (Syntax.Option option : syntax.options()) {
      String names = String.join(", ", option.names());
      out.append(
          line(option.label().isEmpty() ? names : names + " " + option.label(), option.help(), 28));
    }
    if (!syntax.examples().isEmpty()) {
      out.append("\nExamples:\n");
      syntax.examples().forEach(e -> out.append("  ").append(start).append(e).append('\n'));
    }
    return out.toString();
  }

  /** One line of help: what is typed, and from a column on what it does. */
  public static String line(String left, String right, int column) {
    String gap =
        left.length() < column - 1
            ? " ".repeat(column - left.length())
            : "\n" + " ".repeat(column + 2);
    return "  " + left + gap + right + "\n";
  }
}
