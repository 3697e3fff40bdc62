// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code undo}. */
final class Undo implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("undo", "Take the last change of the draft back")
        .text("Of the draft only; `rollback` takes back what was committed.");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    if (!shell.desk().undo()) {
      throw Arguments.wrong("there is nothing to undo", "nothing was staged in this session");
    }
    shell.say(Status.staged(shell));
    return 0;
  }
}
