// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the words of a command line after a {@link Syntax}, by the rules of POSIX and GNU: {@code
 * --name value}, {@code --name=value}, {@code -n value}, {@code -nvalue}, short flags together, and
 * nothing but arguments after {@code --}.
 *
 * <p>Written here because a library for this is most of what a short command loads.
 */
final class WordReader {
  private final Syntax syntax;
  private final Map<String, Syntax.Option> known = new HashMap<>();
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private final Deque<String> left;

  WordReader(Syntax syntax, Collection<String> words) {
    this.syntax = syntax;
    this.left = new ArrayDeque<>(words);
    for (Syntax.Option option : syntax.options()) {
      option.names().forEach(name -> known.put(name, option));
    }
  }

  /** Reads all words; throws {@link DiagnosticException} with a usage error. */
  WordReader read() {
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      if (word.equals("--")) {
        left.forEach(this::argument);
        left.clear();
      } else if (word.startsWith("--")) {
        longOption(word);
      } else if (word.startsWith("-") && word.length() > 1) {
        shortOptions(word);
      } else {
        argument(word);
      }
    }
    for (int i = arguments.size(); i < syntax.arguments().size(); i++) {
      if (syntax.arguments().get(i).required()) {
        throw wrong(syntax.arguments().get(i).label() + " is missing");
      }
    }
    return this;
  }

  /** What was given for each option, by its long name; for a flag an empty list. */
  Map<String, List<String>> values() {
    return values;
  }

  List<String> arguments() {
    return arguments;
  }

  private void argument(String word) {
    List<Syntax.Argument> wanted = syntax.arguments();
    boolean many = !wanted.isEmpty() && wanted.get(wanted.size() - 1).many();
    if (arguments.size() >= wanted.size() && !many) {
      throw wrong("\"" + word + "\" is one word too many");
    }
    arguments.add(word);
  }

  private void longOption(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Syntax.Option option = option(name, name);
    if (equals >= 0 && option.label().isEmpty()) {
      throw wrong(name + " is a flag and takes no value");
    }
    give(option, name, equals < 0 ? "" : word.substring(equals + 1), equals >= 0);
  }

  private void shortOptions(String word) {
    for (int i = 1; i < word.length(); i++) {
      String name = "-" + word.charAt(i);
      Syntax.Option option = option(name, i == 1 ? word : name);
      if (!option.label().isEmpty()) {
        String rest = word.substring(i + 1);
        give(option, name, rest.startsWith("=") ? rest.substring(1) : rest, !rest.isEmpty());
        return;
      }
      give(option, name, "", false);
    }
  }

  private Syntax.Option option(String name, String word) {
    Syntax.Option option = known.get(name);
    if (option == null) {
      String asWritten = word.replaceFirst("=.*", "");
      String near =
          Suggestion.nearest(asWritten, known.keySet().stream().sorted().toList())
              .map(nearest -> "did you mean " + nearest + "? ")
              .orElse("");
      throw Arguments.wrong(syntax.typed() + " has no option " + asWritten, near + syntax.help());
    }
    return option;
  }

  private void give(Syntax.Option option, String name, String attached, boolean isAttached) {
    boolean again =
        option.times() == Syntax.Times.REPEATED || option.times() == Syntax.Times.LISTED;
    if (values.containsKey(option.name()) && !again) {
      throw wrong(name + " should be specified only once");
    }
    List<String> given = values.computeIfAbsent(option.name(), n -> new ArrayList<>(1));
    if (option.label().isEmpty()) {
      return;
    }
    String value = isAttached ? attached : following(name, option);
    given.addAll(
        option.times() == Syntax.Times.LISTED ? List.of(value.split(",", -1)) : List.of(value));
  }

  private String following(String name, Syntax.Option option) {
    String next = left.peekFirst();
    if (next == null || known.containsKey(next.replaceFirst("=.*", ""))) {
      throw wrong(name + " needs a value: " + name + " " + option.label());
    }
    return left.removeFirst();
  }

  private DiagnosticException wrong(String summary) {
    return Arguments.wrong(summary, syntax.help());
  }
}
