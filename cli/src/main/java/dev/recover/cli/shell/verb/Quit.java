// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code quit}. */
final class Quit implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("quit", "End the session")
        .text(
            "Asks when something is staged, runs, or waits to be confirmed. Ctrl-D does the same.");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.jobs().requireNone();
    if (shell.voice().interactive() && !sure(shell)) {
      shell.say("still here");
      return 0;
    }
    shell.end();
    return 0;
  }

  private static boolean sure(Shell shell) {
    if (!shell.desk().draft().isEmpty()) {
      String question =
          Status.staged(shell)
              + " and would be forgotten. Quit? Type yes, or anything else to stay: ";
      return shell.voice().ask(question).filter("yes"::equals).isPresent();
    }
    if (shell.waiting().present().isPresent()) {
      String question =
          "Run "
              + shell.waiting().present().get().run()
              + " waits for `confirm` and nobody would take it back. Quit? Type yes, or anything else to stay: ";
      return shell.voice().ask(question).filter("yes"::equals).isPresent();
    }
    return true;
  }
}
