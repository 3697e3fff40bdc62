// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.CommandEntry;
import dev.recover.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words of the command line, split into the command and the rest.
 *
 * <p>Options may stand before the command, as kubectl allows: {@code recover --context c plan
 * restore}.
 */
record Words(CommandEntry entry, List<String> rest) {
  private static final Set<String> HELP = Set.of("help", "--help", "-h");

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--kubeconfig",
          "--context",
          "--namespace",
          "-n",
          "-o",
          "--output",
          "--as",
          "--as-group",
          "--request-timeout",
          "--parallelism",
          "--state-dir",
          "--confirm",
          "--selector",
          "-l",
          "--provider",
          "--region",
          "--project",
          "--config",
          "--color");

  static Words of(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    int at = 0;
    while (at < rest.size() && rest.get(at).startsWith("-")) {
      at += WITH_VALUE.contains(rest.get(at)) ? 2 : 1;
    }
    if (at < rest.size() && rest.get(at).equals("help")) {
      rest.remove(at);
      rest.add("--help");
    }
    if (at >= rest.size()) {
      throw Arguments.wrong("no command is named", "see `recover --help`");
    }
    String first = rest.get(at);
    Optional<CommandEntry> two =
        at + 1 < rest.size() ? Commands.find(first + " " + rest.get(at + 1)) : Optional.empty();
    Optional<CommandEntry> entry = two.or(() -> Commands.find(first));
    if (entry.isEmpty()) {
      throw unknown(rest.subList(at, rest.size()));
    }
    rest.subList(at, at + (two.isPresent() ? 2 : 1)).clear();
    return new Words(entry.get(), List.copyOf(rest));
  }

  /** The first word of a command of two, when nothing but help is asked of it. */
  static Optional<String> group(List<String> words) {
    List<String> rest = words.stream().filter(word -> !HELP.contains(word)).toList();
    boolean asked = rest.size() == 1 && words.size() > 1;
    return Optional.of(asked ? rest.get(0) : "")
        .filter(first -> !Commands.under(first).isEmpty())
        .filter(first -> Commands.find(first).isEmpty());
  }

  private static RuntimeException unknown(List<String> words) {
    String first = words.get(0);
    List<String> under = Commands.under(first);
    if (!under.isEmpty()) {
      String given = words.size() > 1 && !words.get(1).startsWith("-") ? " " + words.get(1) : "";
      return Arguments.wrong(
          "\"" + first + given + "\" is not a command", "say one of: " + String.join(", ", under));
    }
    String remedy =
        Suggestion.nearest(first, Commands.names())
            .map(near -> "did you mean `recover " + near + "`? See `recover --help`")
            .orElse("see `recover --help`");
    return Arguments.wrong("\"" + first + "\" is not a command", remedy);
  }
}
