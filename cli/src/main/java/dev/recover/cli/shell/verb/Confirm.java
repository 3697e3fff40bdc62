// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code confirm}. */
final class Confirm implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("confirm", "Keep what `commit confirmed` did");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.say("kept: run " + shell.waiting().confirm().run());
    return 0;
  }
}
