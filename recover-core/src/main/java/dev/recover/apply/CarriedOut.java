// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.journal.JournalLine;
import dev.recover.journal.RunStore;
import dev.recover.plan.Filling;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import java.util.List;

/** A plan with the ids of what a run made in a cloud in the place of its placeholders. */
public final class CarriedOut {
  private CarriedOut() {}

  /** As the journal of the latest run of the plan says; as it stands when there was none. */
  public static Plan of(PlanFile file, RunStore runs) {
    Plan plan = file.plan();
    if (!Filling.concerns(plan)) {
      return plan;
    }
    return runs.latest(file.digest(), plan.basis().clusterUid())
        .map(run -> of(plan, run.run(), runs.read(run.run()).lines()))
        .orElse(plan);
  }

  /** As the lines of a run's journal say. */
  public static Plan of(Plan plan, String run, List<JournalLine> lines) {
    return new Filling(History.of(lines).produced(), run).of(plan);
  }
}
