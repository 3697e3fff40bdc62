// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.step.Decision;
import dev.recover.apply.step.StepGuard;
import dev.recover.apply.step.StepKind;
import dev.recover.apply.world.StateView;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.JournalLine;
import dev.recover.journal.StepOutcome;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Filling;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.plan.TargetState;
import dev.recover.plan.undo.Made;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run really made, from its journal: what undoing it may take back, and nothing else.
 *
 * <p>Of a step that was begun and whose end the journal does not know, the object counts as made
 * when it is there and is what the plan would make. Pure.
 */
public final class MadeObjects {
  private MadeObjects() {}

  /**
   * Lists what a run made, in order.
   *
   * @param lines of its journal
   * @param plan the plan that it carried out
   * @param target PersistentVolumes and claims as they are now
   */
  public static List<Made> of(List<JournalLine> lines, Plan plan, TargetState target) {
    Map<ObjectRef, Made> made = new TreeMap<>();
    for (JournalLine line : lines) {
      if (line.entry() instanceof JournalEntry.StepFinished finished
          && finished.outcome() == StepOutcome.CREATED
          && !finished.uid().isEmpty()) {
        made.put(finished.object(), new Made(finished.object(), finished.uid()));
      }
    }
    History history = History.of(lines);
    StateView world = new StateView(target);
    StepGuard guard = new StepGuard(world);
    for (PlannedStep planned : new Filling(history.produced(), "").of(plan).steps()) {
      Step step = planned.step();
      if (history.inDoubt().contains(planned.id())
          && StepKind.outcome(step) == StepOutcome.CREATED
          && guard.decide(step) instanceof Decision.AlreadyDone) {
        world
            .find(step.subject())
            .flatMap(KubeObject::uid)
            .ifPresent(uid -> made.put(step.subject(), new Made(step.subject(), uid)));
      }
    }
    return List.copyOf(made.values());
  }
}
