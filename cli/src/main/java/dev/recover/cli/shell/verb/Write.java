// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code write}. */
final class Write implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("write", "Allow staging, or forbid it again")
        .text("Nothing is written to the cluster before `commit`, whatever this says.")
        .argument("on|off", "on to stage, off for read-only");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.move(shell.place().writing(arguments.argument(0).equals("on")));
    return 0;
  }
}
