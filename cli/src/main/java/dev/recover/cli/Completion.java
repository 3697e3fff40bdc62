// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.command.CommandEntry;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.view.Format;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesClusters;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code recover __complete WORD...}: prints what the last word could become, a candidate and a tab
 * and its meaning on each line, and {@code :4} (no files) or {@code :0} (files too) at the end, as
 * kubectl asks of its plugins.
 *
 * <p>It reads files at most, never a cluster, and is silent when it does not know.
 */
final class Completion {
  static final String COMMAND = "__complete";

  private final List<CommandEntry> commands;

  Completion(List<CommandEntry> commands) {
    this.commands = commands;
  }

  /** Completes the words; the last is the one being typed. */
  int complete(List<String> words, PrintStream out) {
    String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
    List<String> before = words.subList(0, Math.max(0, words.size() - 1));
    TreeMap<String, String> candidates = new TreeMap<>();
    boolean files = false;
    Optional<Syntax> syntax = command(before);
    if (syntax.isEmpty()) {
      nextWords(before, candidates);
    } else {
      Optional<Syntax.Option> open = open(syntax.get(), before);
      if (open.isPresent()) {
        files = values(open.get(), candidates);
      } else {
        syntax.get().options().forEach(o -> candidates.put(o.name(), o.help()));
        files = true;
      }
    }
    candidates.forEach(
        (candidate, meaning) -> {
          if (candidate.startsWith(typed)
              && (!candidate.startsWith("-") || typed.startsWith("-"))) {
            out.print(candidate + "\t" + meaning + "\n");
          }
        });
    out.print(files ? ":0\n" : ":4\n");
    return 0;
  }

  private Optional<Syntax> command(List<String> before) {
    String two = before.size() < 2 ? "" : before.get(0) + " " + before.get(1);
    String one = before.isEmpty() ? "" : before.get(0);
    return commands.stream()
        .filter(entry -> entry.name().equals(two) || entry.name().equals(one))
        .findFirst()
        .map(entry -> entry.command().get().syntax());
  }

  private void nextWords(List<String> before, TreeMap<String, String> candidates) {
    String start = before.isEmpty() ? "" : String.join(" ", before) + " ";
    for (CommandEntry entry : commands) {
      if (entry.name().startsWith(start)) {
        String rest = entry.name().substring(start.length());
        int space = rest.indexOf(' ');
        candidates.merge(
            space < 0 ? rest : rest.substring(0, space),
            entry.summary(),
            (a, b) -> "more: " + start + rest);
      }
    }
  }

  /** The option that waits for its value. */
  private static Optional<Syntax.Option> open(Syntax syntax, List<String> before) {
    String last = before.isEmpty() ? "" : before.get(before.size() - 1);
    return syntax.options().stream()
        .filter(option -> !option.label().isEmpty() && option.names().contains(last))
        .findFirst();
  }

  /** Fills in values; returns whether a file would do. */
  private static boolean values(Syntax.Option option, TreeMap<String, String> candidates) {
    List<String> known = new ArrayList<>();
    switch (option.name()) {
      case "--context" -> known.addAll(KubernetesClusters.contexts(ClusterOptions.DEFAULTS));
      case "--output" -> known.addAll(Format.words());
      case "--provider" ->
          known.addAll(List.of("aws", "azure", "csi", "files", "gcp", "openstack", "vsphere"));
      case "--order" -> known.addAll(List.of("reserve-first", "claim-first"));
      default -> {
        return List.of("FILE", "DIR", "BUNDLE", "PLAN").contains(option.label());
      }
    }
    known.forEach(value -> candidates.put(value, option.help()));
    return false;
  }
}
