// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.ExplainCommand;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code explain}. */
final class Explain implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("explain", "Explain a rule or a code")
        .optionalArgument("RULE|CODE", "a rule of an edit, or the code of a message")
        .example("explain PLAN_STALE");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    return shell.command(
        new ExplainCommand(), arguments.optionalArgument(0).stream().toArray(String[]::new));
  }
}
