// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Basis;
import dev.recover.plan.Fact;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the API server said, asked with a dry run, to the objects that a plan would create. */
public final class ServerAnswers {
  private ServerAnswers() {}

  /**
   * Returns the plan in which every volume with a refused object is blocked and has no steps.
   *
   * @param refusals the server's words, by the object that it would not take
   * @param note what else there is to say of the asking
   */
  public static Plan apply(Plan plan, Map<ObjectRef, String> refusals, Optional<Diagnostic> note) {
    if (refusals.isEmpty() && note.isEmpty()) {
      return plan;
    }
    Set<ObjectRef> dropped = new HashSet<>();
    Map<PlannedVolume, PlannedVolume> blocked = new HashMap<>();
    List<Diagnostic> diagnostics = new ArrayList<>(plan.diagnostics());
    note.ifPresent(diagnostics::add);
    for (PlannedVolume volume : plan.volumes()) {
      List<ObjectRef> objects =
          List.of(ObjectRef.volume(volume.volume()), ObjectRef.claim(volume.claim()));
      for (ObjectRef object : objects) {
        if (refusals.containsKey(object)) {
          dropped.addAll(objects);
          diagnostics.add(refused(volume, object, refusals.get(object)));
          blocked.put(volume, block(volume));
        }
      }
    }
    return new Plan(
        plan.flow(),
        plan.madeAt(),
        without(plan.basis(), dropped),
        plan.order(),
        plan.orderReason(),
        plan.volumes().stream().map(v -> blocked.getOrDefault(v, v)).toList(),
        without(plan.steps(), dropped),
        plan.edits().stream().filter(edit -> !dropped.contains(edit.object())).toList(),
        diagnostics.stream().sorted().toList());
  }

  private static PlannedVolume block(PlannedVolume volume) {
    return new PlannedVolume(
        volume.claim(),
        volume.volume(),
        volume.disk(),
        volume.capacity(),
        volume.storageClass(),
        PlannedVolume.State.BLOCKED,
        List.of(Code.DRY_RUN_REFUSED.name()));
  }

  private static List<PlannedStep> without(List<PlannedStep> steps, Set<ObjectRef> dropped) {
    return steps.stream().filter(planned -> !dropped.contains(planned.step().subject())).toList();
  }

  private static Basis without(Basis basis, Set<ObjectRef> dropped) {
    List<Fact> left =
        basis.observed().stream().filter(fact -> !dropped.contains(fact.object())).toList();
    return new Basis(basis.bundleDigest(), basis.clusterUid(), basis.clusterName(), left);
  }

  private static Diagnostic refused(PlannedVolume volume, ObjectRef object, String answer) {
    return Diagnostic.error(
        Code.DRY_RUN_REFUSED,
        volume.claim().toString(),
        "the API server would not take " + object,
        answer,
        "make what it asks for true (quota, limits, admission rules), or map the volume, and plan"
            + " again");
  }
}
