// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.step.Decision;
import dev.recover.apply.step.StepGuard;
import dev.recover.apply.world.WorldView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Fact;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what a plan rests on with what is there now.
 *
 * <p>An object that was not there, and now is exactly as the plan would make it, is no drift: an
 * earlier run made it. So a plan can be applied again, after a crash or after success. Pure.
 */
final class DriftCheck {
  private final WorldView world;
  private final StepGuard guard;
  private final Map<ObjectRef, List<Step>> stepsOn = new HashMap<>();

  DriftCheck(Plan plan, WorldView world) {
    this.world = world;
    this.guard = new StepGuard(world);
    for (PlannedStep planned : plan.steps()) {
      Step step = planned.step();
      concern(step.subject(), step);
      if (step instanceof Step.CreateClaim create) {
        create
            .claim()
            .text("spec", "volumeName")
            .ifPresent(name -> concern(ObjectRef.volume(name), step));
      }
    }
  }

  private void concern(ObjectRef object, Step step) {
    if (!(step instanceof Step.ProveVolume || step instanceof Step.ChangeDisk)) {
      stepsOn.computeIfAbsent(object, ref -> new ArrayList<>(2)).add(step);
    }
  }

  /** What has changed, a {@code PLAN_STALE} each; empty when the plan can be carried out. */
  List<Diagnostic> changes(List<Fact> facts) {
    List<Diagnostic> changes = new ArrayList<>();
    for (Fact fact : facts) {
      change(fact).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<Diagnostic> change(Fact fact) {
    Optional<KubeObject> live = world.find(fact.object());
    if (live.isEmpty()) {
      boolean same = fact.uid().isEmpty() || already(fact.object());
      return same ? Optional.empty() : Optional.of(stale(fact, "not there", List.of()));
    }
    boolean sameObject = fact.uid().isPresent() && fact.uid().equals(live.get().uid());
    boolean unchanged =
        sameObject
            && (fact.resourceVersion().isEmpty()
                || fact.resourceVersion().equals(live.get().resourceVersion()));
    if (unchanged || already(fact.object()) || sameObject && onlyPolicy(fact.object())) {
      return Optional.empty();
    }
    return Optional.of(stale(fact, describe(live.get()), reasons(fact.object())));
  }

  /** Whether some step on the object finds that it has been taken. */
  private boolean already(ObjectRef object) {
    return stepsOn.getOrDefault(object, List.of()).stream()
        .anyMatch(step -> guard.decide(step) instanceof Decision.AlreadyDone);
  }

  /** A reclaim policy may be set whatever else has changed: uid and policy are looked at again. */
  private boolean onlyPolicy(ObjectRef object) {
    List<Step> steps = stepsOn.getOrDefault(object, List.of());
    return !steps.isEmpty()
        && steps.stream()
            .allMatch(
                step ->
                    step instanceof Step.SetReclaimPolicy
                        && guard.decide(step) instanceof Decision.Proceed);
  }

  private List<String> reasons(ObjectRef object) {
    List<String> reasons = new ArrayList<>();
    for (Step step : stepsOn.getOrDefault(object, List.of())) {
      if (step.subject().equals(object) && guard.decide(step) instanceof Decision.Refuse refuse) {
        reasons.addAll(refuse.diagnostic().details());
      }
    }
    return reasons;
  }

  private static String describe(KubeObject live) {
    return "uid "
        + live.uid().orElse("none")
        + ", resourceVersion "
        + live.resourceVersion().orElse("none")
        + (live.terminating() ? ", being deleted" : "");
  }

  private static Diagnostic stale(Fact fact, String is, List<String> reasons) {
    String was =
        fact.uid()
            .map(
                uid ->
                    "uid "
                        + uid
                        + fact.resourceVersion().map(rv -> ", resourceVersion " + rv).orElse(""))
            .orElse("not there");
    List<String> details = new ArrayList<>(List.of("was  " + was, "is   " + is));
    details.addAll(reasons);
    return Diagnostic.error(
            Code.PLAN_STALE,
            fact.object().toString(),
            fact.object() + " is not as it was when the plan was made",
            "a plan does what was reviewed, or nothing",
            "plan again, look at what changed, and apply that plan")
        .withDetails(details);
  }
}
