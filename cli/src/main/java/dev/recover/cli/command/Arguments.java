// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of a command line, parsed after a {@link Syntax}. */
public final class Arguments {
  private static final Optional<String> EMPTY = Optional.of("");

  private final Syntax syntax;
  private final WordReader parsed;

  private Arguments(Syntax syntax, WordReader parsed) {
    this.syntax = syntax;
    this.parsed = parsed;
  }

  /**
   * Parses the words after the command's name; what is wrong is a {@link DiagnosticException}, exit
   * code 64.
   */
  public static Arguments parse(Syntax syntax, List<String> words) {
    Arguments arguments = new Arguments(syntax, new WordReader(syntax, words).read());
    arguments.check();
    return arguments;
  }

  /** What is wrong is said before anything is done. */
  private void check() {
    for (Syntax.Option option : syntax.options()) {
      boolean empty =
          switch (option.times()) {
            case ONCE_OR_EMPTY -> false;
            case ONCE, NEEDED -> !option.label().isEmpty() && value(option.name()).equals(EMPTY);
            case REPEATED, LISTED -> values(option.name()).contains("");
          };
      if (empty) {
        throw wrong(
            option.name() + " has an empty value",
            "give it one, or leave it out; a variable of the script may not be set");
      }
      if (option.times() == Syntax.Times.NEEDED) {
        needed(option.name());
      }
    }
    for (int i = 0; i < syntax.arguments().size(); i++) {
      Syntax.Argument argument = syntax.arguments().get(i);
      List<String> words = argument.many() ? arguments(i) : optionalArgument(i).stream().toList();
      words.forEach(word -> check(argument, word));
    }
    if (has(OutputFlags.NAME)) {
      OutputFlags.format(this);
    }
  }

  private static void check(Syntax.Argument argument, String word) {
    if (word.isEmpty() && argument.stands() != Syntax.Stands.ONCE_OR_EMPTY) {
      throw wrong(
          argument.label() + " is empty", "name it; a variable of the script may not be set");
    }
    List<String> choices = argument.choices();
    if (!choices.isEmpty() && !choices.contains(word)) {
      throw wrong(
          "\"" + word + "\" is not understood",
          Suggestion.nearest(word, choices).map(near -> "did you mean " + near + "? ").orElse("")
              + "say "
              + (choices.size() == 1 ? "" : "one of: ")
              + String.join(", ", choices));
    }
  }

  /** Whether the flag was given. */
  public boolean has(String option) {
    return parsed.values().containsKey(option);
  }

  /** The value of an option, by its long name. */
  public Optional<String> value(String option) {
    return values(option).stream().findFirst();
  }

  /** The values of an option that may be repeated. */
  public List<String> values(String option) {
    return List.copyOf(parsed.values().getOrDefault(option, List.of()));
  }

  /** The long names of the options that can be given. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    syntax.options().forEach(option -> names.add(option.name()));
    return names;
  }

  /** What was given of the options of another syntax, each as one word: {@code --name=value}. */
  List<String> words(Syntax others) {
    List<String> words = new ArrayList<>();
    for (Syntax.Option option : others.options()) {
      if (option.label().isEmpty() && has(option.name())) {
        words.add(option.name());
      }
      values(option.name()).forEach(value -> words.add(option.name() + "=" + value));
    }
    return words;
  }

  /** The value of an option that the command cannot do without. */
  public String needed(String option) {
    return value(option)
        .orElseThrow(() -> wrong(option + " is missing", "add it; " + syntax.help()));
  }

  /** The argument at that place; the syntax says that it is required. */
  public String argument(int index) {
    return optionalArgument(index).orElseThrow();
  }

  public Optional<String> optionalArgument(int index) {
    return index < parsed.arguments().size()
        ? Optional.of(parsed.arguments().get(index))
        : Optional.empty();
  }

  /** The words from that place on, of an argument that may stand any number of times. */
  public List<String> arguments(int index) {
    List<String> words = parsed.arguments();
    return List.copyOf(words.subList(Math.min(index, words.size()), words.size()));
  }

  /** A usage error of this command. */
  public static DiagnosticException wrong(String summary, String remedy) {
    return new DiagnosticException(Diagnostic.error(Code.USAGE_WRONG, "", summary, "", remedy));
  }
}
