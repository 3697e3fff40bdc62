// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Command;
import dev.recover.cli.command.CommandEntry;
import dev.recover.cli.command.CommandHelp;
import dev.recover.cli.command.Session;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.command.Troubles;
import dev.recover.cli.view.Console;
import dev.recover.cli.view.DiagnosticView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.journal.Journal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds the command that the words ask for, runs it, and turns what went wrong into a message and
 * an exit code.
 */
public final class Recover {
  private final Console console;
  private final UnaryOperator<Journal> journals;
  private final String program = System.getProperty("recover.command", "recover");

  public Recover(Console console) {
    this(console, UnaryOperator.identity());
  }

  /**
   * The command with journals of another kind: how the tests of crashes end it in between.
   *
   * @param journals what every journal goes through that is opened for writing
   */
  public Recover(Console console, UnaryOperator<Journal> journals) {
    this.console = console;
    this.journals = journals;
  }

  /** Runs a command on a console, as the demo does. */
  static int run(Console console, List<String> words) {
    return new Recover(console).run(words.toArray(String[]::new));
  }

  /** Runs one command and returns its exit code; does not end the JVM. */
  public int run(String... arguments) {
    int exitCode = answer(arguments);
    Optional<String> lost = console.lostAnswer();
    if (lost.isEmpty()) {
      return exitCode;
    }
    console.err().print(new DiagnosticView(console).text(lostAnswer(lost.get())));
    return exitCode == 0 ? Code.FILE_UNWRITABLE.outcome().exitCode() : exitCode;
  }

  private static Diagnostic lostAnswer(String why) {
    return Diagnostic.error(
        Code.FILE_UNWRITABLE,
        "",
        "the answer could not be written to standard output",
        why,
        "what was done stays done: make room and ask again");
  }

  private int answer(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.isEmpty() || wantsOverview(words)) {
      console.out().print(Help.overview(program, Commands.ALL));
      return 0;
    }
    if (words.get(0).equals("--version")) {
      return answer("version");
    }
    Optional<String> group = Words.group(words);
    if (group.isPresent()) {
      console.out().print(Help.group(program, group.get(), Commands.ALL));
      return 0;
    }
    if (words.get(0).equals(Completion.COMMAND)) {
      return new Completion(Commands.ALL).complete(words.subList(1, words.size()), console.out());
    }
    try (Session session = new Session(console, journals)) {
      return run(words, session);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Troubles.print(e, console);
    }
  }

  private int run(List<String> words, Session session) {
    Words found = Words.of(words);
    CommandEntry entry = found.entry();
    Command command = entry.command().get();
    Syntax syntax = command.syntax();
    if (found.rest().contains("--help") || found.rest().contains("-h")) {
      console.out().print(CommandHelp.text(program + " ", syntax));
      return 0;
    }
    return command.run(Arguments.parse(syntax, found.rest()), session);
  }

  private static boolean wantsOverview(List<String> words) {
    String first = words.get(0);
    return first.equals("--help")
        || first.equals("-h")
        || (first.equals("help") && words.size() == 1);
  }
}
