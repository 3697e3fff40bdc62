// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.completion;

import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.VerbEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Completes the last word of a line, from the syntax of its verb. */
public final class Completions {
  private final Map<String, VerbEntry> verbs;
  private final Knowledge knowledge;
  private final Map<String, Syntax> syntaxes = new LinkedHashMap<>();

  public Completions(Map<String, VerbEntry> verbs, Knowledge knowledge) {
    this.verbs = verbs;
    this.knowledge = knowledge;
  }

  /**
   * Returns what the last word could become, the most urgent first.
   *
   * @param words of the line; the last is the one being typed, "" after a blank
   */
  public List<Candidate> of(List<String> words) {
    String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
    if (words.size() <= 1) {
      return verbs(typed);
    }
    if (!verbs.containsKey(words.get(0))) {
      return List.of();
    }
    Syntax syntax = syntax(words.get(0));
    List<String> before = words.subList(1, words.size() - 1);
    for (Syntax.Option option : syntax.options()) {
      if (!before.isEmpty()
          && !option.label().isEmpty()
          && option.names().contains(before.get(before.size() - 1))) {
        return values(option.label(), typed);
      }
    }
    return typed.startsWith("-") ? options(syntax, typed) : arguments(syntax, before, typed);
  }

  private synchronized Syntax syntax(String verb) {
    return syntaxes.computeIfAbsent(
        verb, name -> java.util.Objects.requireNonNull(verbs.get(name)).verb().get().syntax());
  }

  private List<Candidate> verbs(String typed) {
    List<Candidate> candidates = new ArrayList<>();
    for (VerbEntry verb : verbs.values()) {
      if (verb.name().startsWith(typed)) {
        candidates.add(Candidate.whole(verb.name(), verb.summary()));
      }
    }
    return candidates;
  }

  private static List<Candidate> options(Syntax syntax, String typed) {
    return syntax.options().stream()
        .filter(option -> option.name().startsWith(typed))
        .map(option -> Candidate.whole(option.name(), option.help()))
        .toList();
  }

  private List<Candidate> arguments(Syntax syntax, List<String> before, String typed) {
    List<Syntax.Argument> arguments = syntax.arguments();
    int place = (int) before.stream().filter(word -> !word.startsWith("-")).count();
    if (arguments.isEmpty()) {
      return List.of();
    }
    Syntax.Argument last = arguments.get(arguments.size() - 1);
    boolean more = last.stands() == Syntax.Stands.MANY || last.stands() == Syntax.Stands.ANY;
    if (place >= arguments.size() && !more) {
      return List.of();
    }
    List<Candidate> candidates =
        values(arguments.get(Math.min(place, arguments.size() - 1)).label(), typed);
    return candidates.stream().filter(candidate -> !before.contains(candidate.value())).toList();
  }

  /** What a label stands for: each of its parts is a source, or a word itself. */
  private List<Candidate> values(String label, String typed) {
    Set<Candidate> candidates = new LinkedHashSet<>();
    for (String part : label.split("\\|")) {
      candidates.addAll(source(part, typed));
    }
    return candidates.stream().filter(candidate -> candidate.value().startsWith(typed)).toList();
  }

  private List<Candidate> source(String part, String typed) {
    return switch (part) {
      case "CLAIM" -> new ClaimWords(knowledge.inventory(), knowledge.namespace()).of(typed);
      case "DISK-CLAIM" -> knowledge.disks(typed);
      case "NAMESPACE" -> words(knowledge.inventory().namespaces(), "namespace");
      case "CONTEXT" -> words(knowledge.contexts(), "context");
      case "ZONE" -> words(knowledge.ofNodes("topology.kubernetes.io/zone"), "has nodes");
      case "REGION" -> words(knowledge.ofNodes("topology.kubernetes.io/region"), "has nodes");
      case "RUN" -> words(knowledge.runs(), "");
      case "RULE" -> words(knowledge.topics(), "");
      case "VERB" -> verbs(typed);
      case "FILE", "BUNDLE" -> knowledge.files(typed);
      default ->
          part.equals(part.toLowerCase(java.util.Locale.ROOT))
              ? List.of(Candidate.whole(part, ""))
              : List.of();
    };
  }

  private static List<Candidate> words(Iterable<String> words, String beside) {
    List<Candidate> candidates = new ArrayList<>();
    words.forEach(word -> candidates.add(Candidate.whole(word, beside)));
    return candidates;
  }
}
