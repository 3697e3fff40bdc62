// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.apply.ApplyRequest;
import dev.recover.apply.RunResult;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.PlanFiles;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.command.WriteGate;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.RunSummary;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import java.nio.file.Path;
import java.util.Optional;

/** {@code resume}. */
public final class Resume implements Verb {
  @Override
  public Syntax syntax() {
    return WriteGate.add(
        Syntax.ofVerb("resume", "Go on with a run that was cut off")
            .text(
                "With the plan that the run kept, as `recover apply` does when it is given the same plan again.")
            .optionalArgument("RUN", "the run; else the latest of this cluster that is not done")
            .flag("--skip-blocked", "leave out the volumes that the plan says are blocked"));
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    shell.jobs().requireNone();
    String run =
        arguments.optionalArgument(0).orElseGet(() -> cutOff(shell).orElseThrow(Resume::none));
    Path file = shell.runs().plan(run);
    shell.runs().read(run);
    PlanFile plan = PlanFiles.read(file);
    int ready = plan.plan().in(PlannedVolume.State.READY).size();
    shell.confirm(
        "This goes on with run " + run + ", a " + plan.plan().flow() + " of " + ready + " volumes",
        arguments);
    return shell
        .jobs()
        .start(
            shell.world().cluster(),
            new ApplyRequest(plan, out -> PlanFiles.copy(file, out)),
            arguments.has("--skip-blocked"),
            result -> after(result, shell));
  }

  private static void after(RunResult result, Shell shell) {
    shell.world().look();
    if (result.done()) {
      shell.desk().doneBy(result.run());
    }
  }

  /** The latest run on this cluster that is not done. */
  public static Optional<String> cutOff(Shell shell) {
    return shell.runs().list().stream()
        .filter(run -> run.started().clusterUid().equals(shell.place().cluster().uid()))
        .filter(run -> run.state() != RunSummary.State.DONE)
        .reduce((earlier, later) -> later)
        .map(RunSummary::run);
  }

  private static DiagnosticException none() {
    return new DiagnosticException(
        Diagnostic.error(
            Code.RUN_UNKNOWN,
            "",
            "no run of this cluster was cut off",
            "every run that is recorded here came to its end",
            "`runs` lists them"));
  }
}
