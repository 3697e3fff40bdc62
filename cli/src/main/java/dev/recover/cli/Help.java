// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.command.CommandEntry;
import dev.recover.cli.command.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The help texts; the overview needs nothing but the table of commands, so that it answers at once.
 */
final class Help {
  private static final int SUMMARY_COLUMN = 18;

  private Help() {}

  static String overview(String program, List<CommandEntry> commands) {
    StringBuilder out = new StringBuilder();
    out.append(
        "Recover puts the disks that outlived a Kubernetes cluster back behind the same claims.\n");
    out.append("It copies no data, deletes no disk, and never guesses.\n\n");
    out.append("Usage: ").append(program).append(" COMMAND [options]\n");
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (CommandEntry entry : commands) {
      groups
          .computeIfAbsent(entry.group(), g -> new StringBuilder("\n" + g + ":\n"))
          .append(line(entry.name(), entry.summary(), SUMMARY_COLUMN));
    }
    groups.values().forEach(out::append);
    out.append("\n`").append(program).append(" COMMAND --help` says more. Try it without risk: `");
    out.append(program).append(" demo`\n");
    return out.toString();
  }

  /** The commands of two words whose first is that one. */
  static String group(String program, String first, List<CommandEntry> commands) {
    StringBuilder out = new StringBuilder("Usage: " + program + " " + first + " COMMAND [options]");
    out.append("\n\n");
    commands.stream()
        .filter(entry -> entry.name().startsWith(first + " "))
        .forEach(entry -> out.append(line(entry.name(), entry.summary(), SUMMARY_COLUMN)));
    out.append("\n`")
        .append(program)
        .append(" ")
        .append(first)
        .append(" COMMAND --help` says more\n");
    return out.toString();
  }

  static String command(String program, Syntax syntax) {
    StringBuilder out = new StringBuilder(syntax.summary()).append("\n\n");
    out.append("Usage: ").append(program).append(' ').append(syntax.usage()).append('\n');
    syntax.paragraphs().forEach(paragraph -> out.append('\n').append(paragraph).append('\n'));
    if (!syntax.arguments().isEmpty()) {
      out.append("\nArguments:\n");
      syntax.arguments().forEach(a -> out.append(line(a.label(), a.help(), 28)));
    }
    out.append("\nOptions:\n");
    for (Syntax.Option option : syntax.options()) {
      String names = String.join(", ", option.names());
      out.append(
          line(option.label().isEmpty() ? names : names + " " + option.label(), option.help(), 28));
    }
    if (!syntax.examples().isEmpty()) {
      out.append("\nExamples:\n");
      syntax
          .examples()
          .forEach(e -> out.append("  ").append(program).append(' ').append(e).append('\n'));
    }
    return out.toString();
  }

  private static String line(String left, String right, int column) {
    String gap =
        left.length() < column - 1
            ? " ".repeat(column - left.length())
            : "\n" + " ".repeat(column + 2);
    return "  " + left + gap + right + "\n";
  }
}
