// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.VerbEntry;
import dev.recover.cli.shell.script.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a line asks for where its cursor stands, and what becomes of the line.
 *
 * @param kind what is listed, a word of {@link #KINDS}
 * @param typed what is looked for first
 * @param many whether more than one may be taken
 * @param before what stands before the words that are taken
 * @param after what stands behind them
 */
public record PickPlace(String kind, String typed, boolean many, String before, String after) {
  /** What can be picked from. */
  public static final List<String> KINDS =
      List.of("lost", "claims", "volumes", "workloads", "findings", "namespaces", "disks");

  /** Verbs that only look: what is picked from their list goes to a verb that does something. */
  private static final Set<String> LISTING = Set.of("ls", "pick", "find");

  /** What is done with what a list shows, where the line does not say it. */
  private static final Map<String, String> USUAL_VERB =
      Map.of(
          "lost", "restore ",
          "workloads", "restore ",
          "disks", "adopt ",
          "namespaces", "use ",
          "findings", "explain ");

  private static final Set<String> ONE_AT_A_TIME = Set.of("namespaces", "findings");

  /** A list with the verb that it is usually for. */
  public static PickPlace of(String kind, String typed) {
    return alone(kind, typed, "");
  }

  private static PickPlace alone(String kind, String typed, String after) {
    boolean many = !ONE_AT_A_TIME.contains(kind);
    return new PickPlace(kind, plain(typed), many, USUAL_VERB.getOrDefault(kind, ""), after);
  }

  /** Quotes and stars are of the line, not of what is looked for. */
  private static String plain(String typed) {
    return typed.replaceAll("['\"\\\\*?]", "");
  }

  /**
   * Reads the line; empty when nothing that can be picked belongs where the cursor stands.
   *
   * @param usual what an empty line lists
   */
  public static Optional<PickPlace> of(
      EditedLine line, Map<String, VerbEntry> verbs, String usual) {
    String left = line.text().substring(0, line.cursor());
    String after = line.text().substring(line.cursor());
    List<String> words = Arrays.stream(left.split("\\s+")).filter(w -> !w.isEmpty()).toList();
    String verb = words.isEmpty() ? "" : words.get(0);
    boolean inVerb = words.size() <= 1 && !left.endsWith(" ");
    if (LISTING.contains(verb)) {
      return Optional.of(listed(words, usual, after));
    }
    if (verb.isEmpty() || (inVerb && !verbs.containsKey(verb))) {
      return Optional.of(alone(usual, verb, after));
    }
    return Optional.ofNullable(verbs.get(verb))
        .flatMap(
            known ->
                argument(known, inVerb ? left + " " : left, words.subList(1, words.size()), after));
  }

  private static PickPlace listed(List<String> words, String usual, String after) {
    List<String> rest = words.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
    boolean named = !rest.isEmpty() && KINDS.contains(rest.get(0)) && !words.get(0).equals("find");
    String kind = named ? rest.get(0) : words.get(0).equals("find") ? "claims" : usual;
    return alone(kind, String.join(" ", rest.subList(named ? 1 : 0, rest.size())), after);
  }

  private static Optional<PickPlace> argument(
      VerbEntry verb, String left, List<String> words, String after) {
    boolean begun = !words.isEmpty() && !left.endsWith(" ");
    String typed = begun ? words.get(words.size() - 1) : "";
    List<String> done = words.subList(0, words.size() - (begun ? 1 : 0));
    List<Syntax.Argument> arguments = verb.verb().get().syntax().arguments();
    int place = (int) done.stream().filter(word -> !word.startsWith("-")).count();
    if (arguments.isEmpty() || typed.startsWith("-")) {
      return Optional.empty();
    }
    Syntax.Argument argument = arguments.get(Math.min(place, arguments.size() - 1));
    boolean many =
        argument.stands() == Syntax.Stands.MANY || argument.stands() == Syntax.Stands.ANY;
    if (place >= arguments.size() && !many) {
      return Optional.empty();
    }
    String before = left.substring(0, left.length() - typed.length());
    return kind(verb.name(), argument.label())
        .map(kind -> new PickPlace(kind, plain(typed), many, before, after));
  }

  private static Optional<String> kind(String verb, String label) {
    for (String part : label.split("\\|")) {
      switch (part) {
        case "CLAIM":
          return Optional.of(verb.equals("restore") ? "lost" : "claims");
        case "DISK-CLAIM":
          return Optional.of("disks");
        case "NAMESPACE":
          return Optional.of("namespaces");
        case "CODE":
          return Optional.of("findings");
        default:
          break;
      }
    }
    return Optional.empty();
  }

  /** The line with what was taken; the cursor stands where one goes on typing. */
  public EditedLine with(List<String> taken) {
    String words = Line.join(taken);
    if (before.isEmpty()) {
      return new EditedLine(" " + words + after, 0);
    }
    String begun = before + words + " ";
    return new EditedLine(begun + after.stripLeading(), begun.length());
  }
}
