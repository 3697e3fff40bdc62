// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.apply.world.WorldView;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.Volume;
import dev.recover.plan.Step;
import java.util.List;
import java.util.Optional;

/** Decides whether an object of Kubernetes may be deleted so that its disk surely stays. */
final class DeleteGuard {
  private final WorldView world;

  DeleteGuard(WorldView world) {
    this.world = world;
  }

  Decision claim(Step.DeleteClaim step) {
    Optional<KubeObject> found = world.find(step.subject());
    // Another object of that name means that ours is gone; the other is not ours to delete.
    if (found.isEmpty() || !found.get().uid().equals(Optional.of(step.uid()))) {
      return StepGuard.ALREADY_DONE;
    }
    KubeObject live = found.get();
    if (live.terminating()) {
      return StepGuard.ALREADY_DONE;
    }
    Optional<KubeObject> volume = live.text("spec", "volumeName").flatMap(world::volume);
    if (volume.isPresent() && !StepGuard.policy(volume.get()).equals("Retain")) {
      return Objection.notRetain(
          ObjectRef.volume(volume.get().name()), StepGuard.policy(volume.get()));
    }
    List<String> pods = world.podsUsing(step.claim());
    return pods.isEmpty()
        ? StepGuard.PROCEED
        : Objection.inUse(step.subject(), "pod " + String.join(", pod ", pods));
  }

  Decision volume(Step.DeleteVolume step) {
    Optional<KubeObject> found = world.find(step.subject());
    if (found.isEmpty() || !found.get().uid().equals(Optional.of(step.uid()))) {
      return StepGuard.ALREADY_DONE;
    }
    KubeObject live = found.get();
    String policy = StepGuard.policy(live);
    if (!policy.equals("Retain")) {
      return Objection.notRetain(step.subject(), policy);
    }
    if (live.terminating()) {
      return StepGuard.ALREADY_DONE;
    }
    Optional<KubeObject> claim = Volume.claimRef(live).flatMap(world::claim);
    Optional<String> holder = live.text("spec", "claimRef", "uid");
    return holder.isPresent() && claim.flatMap(KubeObject::uid).equals(holder)
        ? Objection.inUse(step.subject(), claim.get().ref().toString())
        : StepGuard.PROCEED;
  }

  /**
   * Whether a volume may get the policy Delete back: only while a claim holds it, as the driver
   * deletes the disk of a Released volume within a second.
   */
  Decision mayRiskDisk(ObjectRef volume, KubeObject live) {
    String phase = live.text("status", "phase").orElse("");
    Optional<KubeObject> claim = Volume.claimRef(live).flatMap(world::claim);
    boolean held =
        claim.isPresent()
            && !claim.get().terminating()
            && claim.get().uid().equals(live.text("spec", "claimRef", "uid"));
    if (phase.equals("Bound") && held && !live.terminating()) {
      return StepGuard.PROCEED;
    }
    return Objection.stale(
        volume,
        volume
            + " is "
            + (phase.isEmpty() ? "without a phase" : phase)
            + " and not held by a claim",
        "with policy Delete the driver would delete its disk");
  }
}
