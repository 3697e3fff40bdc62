// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The words of a command line, parsed after a {@link Syntax}. */
public final class Arguments {
  private final Syntax syntax;
  private final ParseResult parsed;

  private Arguments(Syntax syntax, ParseResult parsed) {
    this.syntax = syntax;
    this.parsed = parsed;
  }

  /**
   * Parses the words after the command's name; what is wrong is a {@link DiagnosticException}, exit
   * code 64.
   */
  public static Arguments parse(Syntax syntax, List<String> words) {
    CommandLine line = new CommandLine(syntax.spec());
    line.setOverwrittenOptionsAllowed(false);
    try {
      return new Arguments(syntax, line.parseArgs(words.toArray(String[]::new)));
    } catch (ParameterException e) {
      String summary = String.valueOf(e.getMessage());
      throw wrong(summary, "see `recover " + syntax.name() + " --help`: recover " + syntax.usage());
    }
  }

  /** Whether the flag was given. */
  public boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  /** The value of an option, by its long name. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
  }

  /** The values of an option that may be repeated. */
  public List<String> values(String option) {
    return List.copyOf(parsed.matchedOptionValue(option, List.<String>of()));
  }

  /** The value of an option that the command cannot do without. */
  public String needed(String option) {
    return value(option)
        .orElseThrow(
            () ->
                wrong(
                    option + " is missing",
                    "add it: recover "
                        + syntax.usage()
                        + "; see `recover "
                        + syntax.name()
                        + " --help`"));
  }

  /** The argument at that place; the syntax says that it is required. */
  public String argument(int index) {
    return optionalArgument(index).orElseThrow();
  }

  public Optional<String> optionalArgument(int index) {
    return Optional.ofNullable(parsed.matchedPositionalValue(index, (String) null));
  }

  /** A usage error of this command. */
  public static DiagnosticException wrong(String summary, String remedy) {
    return new DiagnosticException(Diagnostic.error(Code.USAGE_WRONG, "", summary, "", remedy));
  }
}
