// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.ClusterFlags;
import dev.recover.cli.command.ServerDryRun;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Flow;
import dev.recover.cli.view.PlanView;
import dev.recover.diagnostic.Code;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;

/** {@code check}. */
final class Check implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("check", "Plan anew, and ask the server about it")
        .text(
            "Looks at the cluster again, plans, and asks the server whether it would take each object (dry run: nothing is"
                + "\nwritten). Exit code 5 when a volume is blocked.");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    shell.desk().requireStaged();
    Plan plan = shell.desk().planAnew().plan();
    if (shell.desk().draft().planFile().isEmpty()) {
      int parallelism = ClusterFlags.parallelism(shell.arguments());
      plan = asked(plan, parallelism, shell);
      shell.desk().review(plan);
    }
    plan.diagnostics().forEach(shell.session()::print);
    shell.console().out().println(new PlanView(plan, false).summary().strip());
    boolean blocked = !plan.in(PlannedVolume.State.BLOCKED).isEmpty();
    Flow flow = shell.desk().draft().flow();
    if (!blocked && (flow == Flow.RESTORE || flow == Flow.ADOPT)) {
      shell.say("the server was asked and would take it (dry run); `diff` shows every step");
    }
    return blocked ? Code.PLAN_BLOCKED.outcome().exitCode() : 0;
  }

  private static Plan asked(Plan plan, int parallelism, Shell shell) {
    ServerDryRun server = new ServerDryRun(shell.world().cluster(), parallelism);
    return shell.standby().run(() -> server.check(plan), () -> shell.world().awaited());
  }
}
