// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.MadeCopies;
import dev.recover.apply.MadeObjects;
import dev.recover.apply.world.TargetReader;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.JournalLine;
import dev.recover.journal.RunStore;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Planner;
import dev.recover.plan.Step;
import dev.recover.plan.TargetState;
import dev.recover.plan.protect.ProtectRequest;
import dev.recover.plan.undo.UndoRequest;
import dev.recover.spi.Cluster;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Plans that take back what a run made. */
public final class UndoPlans {
  private UndoPlans() {}

  /**
   * Looks at the cluster and plans how the run is taken back; of a protect run, the policies.
   *
   * @param deleteCopies whether disks and snapshots that the run copied are deleted too
   */
  public static Plan of(
      String run, boolean deleteCopies, RunStore store, Cluster cluster, Session session) {
    List<JournalLine> lines = store.read(run).lines();
    Plan carriedOut = PlanFiles.read(store.plan(run)).plan();
    TargetState target = new TargetReader(cluster).read(TargetReader.FOR_UNDO, Set.of()).state();
    Planner planner = new Planner(session.disks());
    if (carriedOut.flow().equals("protect")) {
      Set<String> changed = changed(carriedOut);
      return planner.protect(
          new ProtectRequest(target, pv -> changed.contains(pv.name()), true, session.now()));
    }
    return planner.undo(
        new UndoRequest(
            run,
            clusterUid(lines),
            MadeObjects.of(lines, carriedOut, target),
            MadeCopies.of(lines, carriedOut),
            deleteCopies,
            target,
            session.now()));
  }

  private static Set<String> changed(Plan protect) {
    Set<String> names = new HashSet<>();
    for (PlannedStep planned : protect.steps()) {
      if (planned.step() instanceof Step.SetReclaimPolicy policy) {
        names.add(policy.volume().name());
      }
    }
    return names;
  }

  private static String clusterUid(List<JournalLine> lines) {
    return lines.stream()
        .filter(line -> line.entry() instanceof JournalEntry.RunStarted)
        .map(line -> ((JournalEntry.RunStarted) line.entry()).clusterUid())
        .findFirst()
        .orElse("");
  }
}
