// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.apply.world.WorldView;
import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.Volume;
import dev.recover.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * Decides, from what is seen of the target, whether a step may be taken now.
 *
 * <p>Pure: the same world gives the same decision. It is asked right before each step is taken, so
 * a world that changed after the plan was checked is noticed too.
 */
public final class StepGuard implements Step.Visitor<Decision> {
  static final Decision PROCEED = new Decision.Proceed();
  static final Decision ALREADY_DONE = new Decision.AlreadyDone();

  private final WorldView world;
  private final DeleteGuard deletions;

  public StepGuard(WorldView world) {
    this.world = world;
    this.deletions = new DeleteGuard(world);
  }

  public Decision decide(Step step) {
    return step.accept(this);
  }

  @Override
  public Decision createNamespace(Step.CreateNamespace step) {
    Optional<KubeObject> live = world.find(step.subject());
    if (live.isEmpty()) {
      return PROCEED;
    }
    return live.get().terminating()
        ? Objection.terminating(Code.NAMESPACE_TERMINATING, step.subject())
        : ALREADY_DONE;
  }

  @Override
  public Decision reserveVolume(Step.ReserveVolume step) {
    return volume(step.subject(), step.volume());
  }

  @Override
  public Decision createVolumeForClaim(Step.CreateVolumeForClaim step) {
    Optional<KubeObject> claim = world.claim(step.claim());
    ObjectRef ref = ObjectRef.claim(step.claim());
    if (claim.isEmpty()) {
      return Objection.gone(ref);
    }
    if (claim.get().terminating()) {
      return Objection.terminating(Code.CLAIM_TERMINATING, ref);
    }
    if (!claim.get().text("spec", "volumeName").orElse("").equals(step.volume().name())) {
      return Objection.differs(
          Code.CLAIM_EXISTS,
          ref,
          List.of(
              "spec.volumeName: planned "
                  + step.volume().name()
                  + ", is "
                  + claim.get().text("spec", "volumeName").orElse("none")));
    }
    return volume(step.subject(), step.volume());
  }

  private Decision volume(ObjectRef subject, KubeObject planned) {
    Optional<KubeObject> live = world.find(subject);
    if (live.isEmpty()) {
      return PROCEED;
    }
    if (live.get().terminating()) {
      return Objection.terminating(Code.VOLUME_TERMINATING, subject);
    }
    Optional<KubeObject> claim = Volume.claimRef(planned).flatMap(world::claim);
    List<String> differences = Sameness.ofVolume(planned, live.get(), claim);
    return differences.isEmpty()
        ? ALREADY_DONE
        : Objection.differs(Code.VOLUME_EXISTS, subject, differences);
  }

  @Override
  public Decision createClaim(Step.CreateClaim step) {
    Optional<KubeObject> live = world.find(step.subject());
    if (live.isEmpty()) {
      return PROCEED;
    }
    if (live.get().terminating()) {
      return Objection.terminating(Code.CLAIM_TERMINATING, step.subject());
    }
    List<String> differences = Sameness.ofClaim(step.claim(), live.get());
    return differences.isEmpty()
        ? ALREADY_DONE
        : Objection.differs(Code.CLAIM_EXISTS, step.subject(), differences);
  }

  @Override
  public Decision reReserveVolume(Step.ReReserveVolume step) {
    Optional<KubeObject> found = world.find(step.volume());
    if (found.isEmpty()) {
      return Objection.gone(step.volume());
    }
    KubeObject live = found.get();
    Optional<String> uid = step.preconditions().uid();
    if (uid.isPresent() && !uid.equals(live.uid())) {
      return Objection.other(step.volume(), uid.get(), live);
    }
    if (live.terminating()) {
      return Objection.terminating(Code.VOLUME_TERMINATING, step.volume());
    }
    KubeObject planned = KubeObject.of(step.patch());
    boolean ours = Volume.claimRef(live).equals(Volume.claimRef(planned));
    Optional<String> holder = live.text("spec", "claimRef", "uid");
    Optional<KubeObject> claim = Volume.claimRef(live).flatMap(world::claim);
    boolean held = holder.isPresent() && claim.flatMap(KubeObject::uid).equals(holder);
    if (ours && (holder.isEmpty() || held) && policy(live).equals("Retain")) {
      return ALREADY_DONE;
    }
    return released(step.volume(), live, held);
  }

  /**
   * A volume that a live claim holds, or may still be found to hold, keeps its uid: without it the
   * claim would be Lost.
   */
  private static Decision released(ObjectRef volume, KubeObject live, boolean held) {
    String phase = live.text("status", "phase").orElse("without a phase");
    boolean uid = live.text("spec", "claimRef", "uid").isPresent();
    boolean free = !uid || phase.equals("Released") || phase.equals("Failed");
    return free && !held
        ? PROCEED
        : Objection.stale(
            volume,
            volume + " is " + phase,
            "only a volume that no claim holds is reserved again; from a Bound one it would make"
                + " the claim Lost");
  }

  @Override
  public Decision setReclaimPolicy(Step.SetReclaimPolicy step) {
    Optional<KubeObject> found = world.find(step.volume());
    if (found.isEmpty()) {
      return Objection.gone(step.volume());
    }
    KubeObject live = found.get();
    Optional<String> planned = step.preconditions().uid();
    if (planned.isPresent() && !planned.equals(live.uid())) {
      return Objection.other(step.volume(), planned.get(), live);
    }
    String policy = policy(live);
    if (policy.equals(step.to())) {
      return ALREADY_DONE;
    }
    if (!policy.equals(step.from())) {
      return Objection.stale(
          step.volume(),
          "the reclaim policy of " + step.volume() + " is " + policy,
          "it was " + step.from() + " when the plan was made");
    }
    return step.to().equals("Retain") ? PROCEED : deletions.mayRiskDisk(step.volume(), live);
  }

  @Override
  public Decision deleteClaim(Step.DeleteClaim step) {
    return deletions.claim(step);
  }

  @Override
  public Decision deleteVolume(Step.DeleteVolume step) {
    return deletions.volume(step);
  }

  /** A proof changes nothing, so nothing speaks against it. */
  @Override
  public Decision proveVolume(Step.ProveVolume step) {
    return PROCEED;
  }

  /** What is seen of the target says nothing about a cloud, which is asked instead. */
  @Override
  public Decision changeDisk(Step.ChangeDisk step) {
    return PROCEED;
  }

  static String policy(KubeObject volume) {
    return volume.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain");
  }
}
