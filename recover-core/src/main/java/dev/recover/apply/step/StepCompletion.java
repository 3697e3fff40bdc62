// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.apply.world.WorldView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Expectation;
import dev.recover.plan.Step;
import java.util.List;
import java.util.Optional;

/** Tells from what is seen of the target whether a step that was taken has come to its end. */
public final class StepCompletion implements Step.Visitor<Completion> {
  /** What the provisioner holds a volume by for as long as it may have to delete its disk. */
  private static final List<String> DELETION_FINALIZERS =
      List.of("external-provisioner.volume.kubernetes.io/finalizer", "kubernetes.io/pv-controller");

  private static final Completion REACHED = new Completion.Reached();

  private final WorldView world;

  public StepCompletion(WorldView world) {
    this.world = world;
  }

  public Completion of(Step step) {
    return step.accept(this);
  }

  @Override
  public Completion createNamespace(Step.CreateNamespace step) {
    return there(step.subject());
  }

  @Override
  public Completion createClaim(Step.CreateClaim step) {
    return there(step.subject());
  }

  @Override
  public Completion createVolumeForClaim(Step.CreateVolumeForClaim step) {
    return there(step.subject());
  }

  @Override
  public Completion reserveVolume(Step.ReserveVolume step) {
    return reserved(step.subject());
  }

  @Override
  public Completion reReserveVolume(Step.ReReserveVolume step) {
    return reserved(step.volume());
  }

  private Completion there(ObjectRef ref) {
    return world.find(ref).isPresent() ? REACHED : waiting(ref + " is not to be seen yet");
  }

  private Completion reserved(ObjectRef ref) {
    String phase = world.find(ref).flatMap(v -> v.text("status", "phase")).orElse("not there");
    if (phase.equals("Available") || phase.equals("Bound")) {
      return REACHED;
    }
    return waiting(ref + " is " + phase + ", not Available");
  }

  @Override
  public Completion setReclaimPolicy(Step.SetReclaimPolicy step) {
    Optional<KubeObject> live = world.find(step.volume());
    if (live.isEmpty()) {
      return new Completion.Failed(
          Diagnostic.error(
              Code.STEP_FAILED,
              step.volume().toString(),
              step.volume() + " is gone",
              "it was deleted while its reclaim policy was being changed",
              "plan again"));
    }
    String policy = StepGuard.policy(live.get());
    if (!policy.equals(step.to())) {
      return waiting("the reclaim policy of " + step.volume() + " reads " + policy);
    }
    if (step.to().equals("Retain")) {
      for (String finalizer : live.get().textList("metadata", "finalizers")) {
        if (DELETION_FINALIZERS.contains(finalizer)) {
          return waiting(step.volume() + " still has the finalizer " + finalizer);
        }
      }
    }
    return REACHED;
  }

  @Override
  public Completion deleteClaim(Step.DeleteClaim step) {
    return gone(step.subject(), step.uid());
  }

  @Override
  public Completion deleteVolume(Step.DeleteVolume step) {
    return gone(step.subject(), step.uid());
  }

  private Completion gone(ObjectRef ref, String uid) {
    Optional<KubeObject> live = world.find(ref);
    if (live.isEmpty() || !live.get().uid().equals(Optional.of(uid))) {
      return REACHED;
    }
    List<String> finalizers = live.get().textList("metadata", "finalizers");
    return waiting(
        ref
            + " is still there"
            + (finalizers.isEmpty() ? "" : ", held by " + String.join(", ", finalizers)));
  }

  /** Bound on both sides, by uid; whether it is the right disk is proven by reading back. */
  @Override
  public Completion proveVolume(Step.ProveVolume step) {
    Expectation expected = step.expectation();
    Optional<KubeObject> claim = world.claim(expected.claim());
    Optional<KubeObject> volume = world.volume(expected.volume());
    String claimPhase = claim.flatMap(c -> c.text("status", "phase")).orElse("not there");
    String volumePhase = volume.flatMap(v -> v.text("status", "phase")).orElse("not there");
    if (claimPhase.equals("Lost")) {
      return new Completion.Failed(lost(step.subject()));
    }
    if (!claimPhase.equals("Bound") || !volumePhase.equals("Bound")) {
      return waiting(
          "the claim is "
              + claimPhase
              + " and PersistentVolume "
              + expected.volume()
              + " is "
              + volumePhase);
    }
    boolean agree =
        claim.get().text("spec", "volumeName").equals(Optional.of(expected.volume()))
            && volume.get().text("spec", "claimRef", "uid").equals(claim.get().uid());
    return agree ? REACHED : waiting("the claim and the PersistentVolume name each other not yet");
  }

  /** The cloud says when, and no object of the target. */
  @Override
  public Completion changeDisk(Step.ChangeDisk step) {
    return waiting("the cloud has not said that it is done");
  }

  private static Diagnostic lost(ObjectRef claim) {
    return Diagnostic.error(
        Code.MISMATCH,
        claim.toString(),
        claim + " is Lost",
        "Kubernetes found that its PersistentVolume does not name it by uid",
        "the data is not touched; `kubectl describe` both, then plan again");
  }

  private static Completion waiting(String what) {
    return new Completion.Waiting(what);
  }
}
