// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.journal.JournalEntry;
import dev.recover.journal.JournalLine;
import dev.recover.model.CloudScope;
import dev.recover.plan.Filling;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Produced;
import dev.recover.plan.Step;
import dev.recover.plan.undo.MadeCopy;
import dev.recover.spi.DiskChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The disks that a run copied, and the snapshots that it took for that, from its journal; a
 * snapshot that was asked for as a safety net is none of them. Pure.
 */
public final class MadeCopies {
  private static final Produced NOT_KNOWN = new Produced(Optional.empty(), Optional.empty());

  private MadeCopies() {}

  /** Lists them in the order of the plan's steps, finished, under way or in doubt. */
  public static List<MadeCopy> of(List<JournalLine> lines, Plan plan) {
    Map<String, Produced> seen = new HashMap<>();
    for (JournalLine line : lines) {
      if (line.entry() instanceof JournalEntry.OperationSeen operation) {
        seen.put(operation.step(), new Produced(operation.disk(), operation.snapshot()));
      }
    }
    Set<String> inDoubt = History.of(lines).inDoubt();
    Set<String> served = new HashSet<>();
    plan.steps().forEach(step -> served.addAll(Filling.named(step.step())));
    List<MadeCopy> made = new ArrayList<>();
    for (PlannedStep planned : plan.steps()) {
      boolean begun = inDoubt.contains(planned.id()) || seen.containsKey(planned.id());
      Produced produced = seen.getOrDefault(planned.id(), NOT_KNOWN);
      if (begun && planned.step() instanceof Step.ChangeDisk step) {
        boolean disk = step.change() instanceof DiskChange.MakeDisk;
        boolean snapshot =
            served.contains(planned.id())
                && (step.change() instanceof DiskChange.TakeSnapshot
                    || step.change() instanceof DiskChange.CopySnapshot);
        Produced own =
            new Produced(
                disk ? produced.disk() : Optional.empty(),
                snapshot ? produced.snapshot() : Optional.empty());
        if (disk || snapshot) {
          made.add(new MadeCopy(step.claim(), planned.id(), scope(step.change()), own));
        }
      }
    }
    return List.copyOf(made);
  }

  private static Optional<CloudScope> scope(DiskChange change) {
    return change instanceof DiskChange.MakeDisk make
        ? Optional.of(make.disk().scope())
        : Optional.empty();
  }
}
