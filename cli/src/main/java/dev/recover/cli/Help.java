// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.command.CommandEntry;
import dev.recover.cli.command.CommandHelp;
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
          .append(CommandHelp.line(entry.name(), entry.summary(), SUMMARY_COLUMN));
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
        .forEach(
            entry -> out.append(CommandHelp.line(entry.name(), entry.summary(), SUMMARY_COLUMN)));
    out.append("\n`")
        .append(program)
        .append(" ")
        .append(first)
        .append(" COMMAND --help` says more\n");
    return out.toString();
  }
}
