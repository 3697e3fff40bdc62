// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.CloudFlags;
import dev.recover.cli.command.ClusterFlags;
import dev.recover.cli.command.Command;
import dev.recover.cli.command.Execution;
import dev.recover.cli.command.PreflightFlags;
import dev.recover.cli.command.Session;
import dev.recover.cli.command.StateFlags;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.shell.script.Script;
import dev.recover.cli.shell.verb.Verbs;
import dev.recover.cli.view.Console;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code recover shell}. */
public final class ShellCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("shell", "Explore, stage and commit a restore, interactively or from a script")
            .text(
                "Everything edits a draft, and nothing is written before `commit`. Starts read-only. From a file or from standard"
                    + "\ninput it runs lines without a prompt and stops at the first that fails, with its exit code. `help` lists the verbs.")
            .repeated("--bundle", "DIR", "load this bundle; the last one is the one at hand")
            .flag("--write", "allow staging at once, as `write on` does")
            .value("--file", "FILE", "run the lines of a file; - for standard input")
            .flag("--plain", "no colours, nothing drawn twice: for screen readers")
            .flag("--programs", "allow !COMMAND, which runs a program of this machine")
            .flag(
                "--recover-draft", "stage again what a shell had staged that ended without a word")
            .value(
                "--production",
                "PATTERN",
                "contexts and clusters to be careful with, as a regular expression (default prod)");
    return StateFlags.add(
            PreflightFlags.add(CloudFlags.add(ClusterFlags.add(Execution.addManner(syntax)))))
        .example("shell --context dr-1 --bundle prod.bundle")
        .example("shell --context dr-1 --file restore.recover");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Optional<String> file = arguments.value("--file");
    Predicate<String> production = production(arguments, session);
    Console console = session.console();
    boolean person = console.interactive() && console.terminals().out();
    if (file.isEmpty() && person) {
      return new Interactive(arguments, session, production).run();
    }
    List<Script.Step> steps = steps(file, session);
    try (Voice voice = new ScriptVoice(console);
        Shell shell = new Shell(arguments, session, voice, Verbs.ALL, production)) {
      Begin.prepare(shell, arguments);
      return ScriptRun.run(steps, shell);
    }
  }

  private static List<Script.Step> steps(Optional<String> file, Session session) {
    return file.filter(name -> !name.equals("-"))
        .map(name -> Script.ofFile(Path.of(name), words -> Shell.check(words, Verbs.ALL)))
        .orElseGet(
            () ->
                Script.of(
                    new InputStreamReader(session.console().in(), StandardCharsets.UTF_8),
                    "standard input",
                    words -> Shell.check(words, Verbs.ALL)));
  }

  private static Predicate<String> production(Arguments arguments, Session session) {
    String pattern =
        arguments
            .value("--production")
            .or(() -> session.console().variable("RECOVER_PRODUCTION"))
            .orElse("prod");
    try {
      return Pattern.compile(pattern).asPredicate();
    } catch (java.util.regex.PatternSyntaxException e) {
      throw Arguments.wrong(
          "--production is not a regular expression: " + pattern,
          "say for example --production '^(prod|live)-'");
    }
  }
}
