// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.UnreadableException;
import dev.recover.transform.Invariants;
import dev.recover.transform.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be true of every plan, whoever wrote the file. */
final class PlanChecks {
  private PlanChecks() {}

  /** Refuses steps that could not be run in their order; throws {@link UnreadableException}. */
  static void requireRunnable(Plan plan) {
    Set<String> earlier = new HashSet<>();
    for (PlannedStep step : plan.steps()) {
      for (String need : step.needs()) {
        if (!earlier.contains(need)) {
          throw new UnreadableException(
              "step " + step.id() + " needs " + need + ", and no step of that id comes before it");
        }
      }
      if (!earlier.add(step.id())) {
        throw new UnreadableException("two steps have the id " + step.id());
      }
    }
    requireFilled(plan);
  }

  /**
   * Refuses placeholders that nothing fills before the step is sent; throws {@link
   * UnreadableException}.
   */
  private static void requireFilled(Plan plan) {
    if (!Filling.concerns(plan)) {
      return;
    }
    Map<String, Set<String>> before = new HashMap<>();
    Set<String> makers = new HashSet<>();
    for (PlannedStep step : plan.steps()) {
      Set<String> earlier = new HashSet<>(step.needs());
      step.needs().forEach(need -> earlier.addAll(before.getOrDefault(need, Set.of())));
      earlier.retainAll(makers);
      for (String name : Filling.named(step.step())) {
        if (!name.equals("run") && !earlier.contains(name)) {
          throw new UnreadableException(
              "step "
                  + step.id()
                  + " names what step "
                  + name
                  + " makes, and no step of that id that makes something comes before it");
        }
      }
      before.put(step.id(), earlier);
      if (Placeholder.canNameWhat(step.step())) {
        makers.add(step.id());
        before.put(step.id(), with(earlier, step.id()));
      }
    }
  }

  private static Set<String> with(Set<String> ids, String one) {
    Set<String> more = new HashSet<>(ids);
    more.add(one);
    return more;
  }

  /** Returns what would put a disk at risk; nothing for a plan that this product made. */
  static List<Diagnostic> unsafe(Plan plan) {
    List<Violation> found = new ArrayList<>();
    for (PlannedStep planned : plan.steps()) {
      Step step = planned.step();
      if (step instanceof Step.ReserveVolume reserve) {
        found.addAll(Invariants.ofVolume(reserve.volume(), Optional.empty()));
      } else if (step instanceof Step.CreateVolumeForClaim create) {
        found.addAll(Invariants.ofVolume(create.volume(), Optional.empty()));
      } else if (step instanceof Step.CreateClaim create) {
        found.addAll(Invariants.ofClaim(create.claim()));
      } else if (step instanceof Step.ReReserveVolume reReserve) {
        found.addAll(PatchRules.violations(reReserve));
      }
    }
    return found.stream().map(Violation::toDiagnostic).toList();
  }

  /** Which patches a released PersistentVolume may be given. */
  private static final class PatchRules {
    private static final String RULE = "re-reserve";

    static List<Violation> violations(Step.ReReserveVolume step) {
      Map<?, ?> spec = map(step.patch().get("spec"));
      Map<?, ?> claimRef = map(spec.get("claimRef"));
      List<Violation> found = new ArrayList<>();
      if (!claimRef.containsKey("name") || !claimRef.containsKey("namespace")) {
        found.add(violation(step, "claimRef", "does not name its claim"));
      }
      if (claimRef.get("uid") != null || !claimRef.containsKey("uid")) {
        found.add(violation(step, "claimRef", "does not remove the uid"));
      }
      if (!"Retain".equals(spec.get("persistentVolumeReclaimPolicy"))) {
        found.add(violation(step, "persistentVolumeReclaimPolicy", "is not Retain"));
      }
      return found;
    }

    private static Violation violation(Step.ReReserveVolume step, String field, String what) {
      return new Violation(
          step.volume(), dev.recover.model.FieldPath.of("spec", field), what, RULE);
    }

    private static Map<?, ?> map(@Nullable Object value) {
      return value instanceof Map<?, ?> map ? map : Map.of();
    }
  }
}
