// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.ApplyRequest;
import dev.recover.journal.RunStore;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import java.nio.file.Path;
import java.util.Optional;

/** {@code recover undo}. */
public final class UndoCommand implements Command {
  private static final String COPIES = "--delete-copies";

  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("undo", "Take back what a run made; no disk but its own copies")
            .text(
                "Deletes the claims and PersistentVolumes that the run created, and nothing else; of a protect run it puts the policies"
                    + "\nback. Refuses what a pod uses and what is not the run's own any more. Disks stay, and so does the policy Retain."
                    + "\nWith --delete-copies the disks and snapshots go too that the run copied, if its journal and their tag both say that it"
                    + "\nmade them and nothing has them; what was written to such a disk since is lost.")
            .argument(
                "RUN",
                "the run, or \"last\" that changed something; `recover runs list` shows them")
            .flag(COPIES, "delete the copies, too, that the run made in a cloud")
            .flag("--skip-blocked", "leave out what is in use or not the run's own")
            .value("--out", "FILE", "only write the plan, for review and `recover apply`");
    return Execution.add(syntax).example("undo last --context dr-1 --confirm dr-1");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    RunStore store = new RunStore(session.stateDirectory(arguments), session.clock());
    String run = Runs.toUndo(store, arguments.argument(0));
    if (!run.equals(arguments.argument(0))) {
      session.console().say("taking back run " + run);
    }
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    ClusterIdentity identity = cluster.identity();
    Plan plan = UndoPlans.of(run, arguments.has(COPIES), store, cluster, session);
    Optional<Path> out = arguments.value("--out").map(Path::of);
    if (out.isPresent()) {
      PlanFiles.write(plan, out.get());
      PlanShowCommand.print(plan, OutputFlags.format(arguments), false, session);
      session.next("recover apply " + out.get() + " --context " + identity.context());
      return 0;
    }
    WriteGate gate = new WriteGate(session.console(), arguments);
    gate.needsContext(identity);
    int ready = plan.in(PlannedVolume.State.READY).size();
    if (ready > 0) {
      gate.pass(identity, Acts.undo(run, ready, arguments.has(COPIES)));
    }
    plan.diagnostics().forEach(session::print);
    return new Execution(session, arguments)
        .run(cluster, ApplyRequest.of(PlanFile.of(plan)), arguments.has("--skip-blocked"));
  }
}
