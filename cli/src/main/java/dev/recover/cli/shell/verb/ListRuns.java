// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.RunsListCommand;
import dev.recover.cli.command.RunsShowCommand;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code runs}. */
final class ListRuns implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("runs", "List runs, or show one")
        .optionalArgument("RUN", "the run, or \"last\"");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    return arguments
        .optionalArgument(0)
        .map(run -> shell.command(new RunsShowCommand(), run))
        .orElseGet(() -> shell.command(new RunsListCommand()));
  }
}
