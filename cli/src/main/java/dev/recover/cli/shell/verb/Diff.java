// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.OutputFlags;
import dev.recover.cli.command.PlanShowCommand;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.plan.Plan;

/** {@code diff}. */
final class Diff implements Verb {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        Syntax.ofVerb("diff", "Show what a commit would do")
            .text(
                "The plan of the draft, made of the cluster as it is now. The plan that was shown last is the one that"
                    + "\n`commit` does, or refuses when the world has changed.")
            .flag("--all", "every edit and step, however many there are"));
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.desk().requireStaged();
    Plan plan = shell.desk().planAnew().plan();
    PlanShowCommand.print(
        plan, OutputFlags.format(arguments), arguments.has("--all"), shell.session());
    return 0;
  }
}
