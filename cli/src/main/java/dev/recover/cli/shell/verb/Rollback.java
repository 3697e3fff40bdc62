// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.apply.ApplyRequest;
import dev.recover.cli.command.Acts;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Runs;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.command.UndoPlans;
import dev.recover.cli.command.WriteGate;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;

/** {@code rollback}. */
final class Rollback implements Verb {
  private static final String COPIES = "--delete-copies";

  @Override
  public Syntax syntax() {
    return WriteGate.add(
        Syntax.ofVerb("rollback", "Take back what a run made")
            .text(
                "Claims and PersistentVolumes that it created, never a disk but copies that it made, and those only when asked to;"
                    + "\nthe same as `recover undo`.")
            .optionalArgument("RUN", "the run; else the latest that changed something")
            .flag(COPIES, "delete the copies, too, that the run made in a cloud")
            .flag("--skip-blocked", "leave out what is in use or not the run's own"));
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    shell.jobs().requireNone();
    String run = Runs.toUndo(shell.runs(), arguments.optionalArgument(0).orElse("last"));
    Plan plan =
        UndoPlans.of(
            run, arguments.has(COPIES), shell.runs(), shell.world().cluster(), shell.session());
    plan.diagnostics().forEach(shell.session()::print);
    int ready = plan.in(PlannedVolume.State.READY).size();
    if (ready > 0) {
      shell.confirm(Acts.undo(run, ready, arguments.has(COPIES)), arguments);
    }
    return shell
        .jobs()
        .start(
            shell.world().cluster(),
            ApplyRequest.of(PlanFile.of(plan)),
            arguments.has("--skip-blocked"),
            result -> {
              shell.world().look();
              shell
                  .waiting()
                  .present()
                  .filter(w -> w.run().equals(run))
                  .ifPresent(shell.waiting()::forget);
            });
  }
}
