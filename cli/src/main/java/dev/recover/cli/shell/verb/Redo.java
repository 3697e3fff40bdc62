// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code redo}. */
final class Redo implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("redo", "Take the last undo back");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    if (!shell.desk().redo()) {
      throw Arguments.wrong("there is nothing to redo", "the last change was no undo");
    }
    shell.say(Status.staged(shell));
    return 0;
  }
}
