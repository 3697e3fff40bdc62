// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.PlanFiles;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.plan.Plan;
import java.nio.file.Path;

/** {@code open plan}. */
final class Open implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("open", "Take the plan of a file")
        .text("The plan is committed as it stands there, or not at all.")
        .argument("plan", "the word `plan`")
        .argument("FILE", "what `save plan` or `recover plan` wrote")
        .example("open plan plan.json");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    Path file = Path.of(arguments.argument(1)).toAbsolutePath().normalize();
    Plan plan = PlanFiles.read(file).plan();
    shell.desk().stage(new Change.OpenPlan(file));
    shell.say(
        "staged: a "
            + plan.flow()
            + " of "
            + plan.volumes().size()
            + " volumes in "
            + plan.basis().clusterName());
    return 0;
  }
}
