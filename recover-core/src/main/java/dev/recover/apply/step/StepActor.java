// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.apply.world.WorldView;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Step;
import dev.recover.spi.Cluster;
import dev.recover.spi.Preconditions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a step: sends its one request.
 *
 * <p>Answers what the server made of it, or nothing for a deletion. Whatever goes wrong is the
 * {@link dev.recover.spi.Fault} of the cluster.
 */
public final class StepActor implements Step.Visitor<Optional<KubeObject>> {
  private static final FieldPath CLAIM_UID = FieldPath.of("spec", "claimRef", "uid");

  private final Cluster cluster;
  private final WorldView world;
  private final Consumer<KubeObject> inspection;

  /**
   * @param inspection throws when an object breaks a promise; asked about every object right before
   *     it is sent
   */
  public StepActor(Cluster cluster, WorldView world, Consumer<KubeObject> inspection) {
    this.cluster = cluster;
    this.world = world;
    this.inspection = inspection;
  }

  public Optional<KubeObject> take(Step step) {
    return step.accept(this);
  }

  @Override
  public Optional<KubeObject> createNamespace(Step.CreateNamespace step) {
    return create(KubeObject.named(ResourceType.NAMESPACE, "", step.name()));
  }

  @Override
  public Optional<KubeObject> reserveVolume(Step.ReserveVolume step) {
    return create(step.volume());
  }

  @Override
  public Optional<KubeObject> createClaim(Step.CreateClaim step) {
    return create(step.claim());
  }

  /** The claim's uid is all that is added to the planned object. */
  @Override
  public Optional<KubeObject> createVolumeForClaim(Step.CreateVolumeForClaim step) {
    inspection.accept(step.volume());
    String uid = world.claim(step.claim()).flatMap(KubeObject::uid).orElseThrow();
    return Optional.of(cluster.create(step.volume().with(CLAIM_UID, uid)));
  }

  private Optional<KubeObject> create(KubeObject object) {
    inspection.accept(object);
    return Optional.of(cluster.create(object));
  }

  @Override
  public Optional<KubeObject> reReserveVolume(Step.ReReserveVolume step) {
    return Optional.of(cluster.patch(step.volume(), step.patch(), asSeen(step.volume())));
  }

  @Override
  public Optional<KubeObject> setReclaimPolicy(Step.SetReclaimPolicy step) {
    KubeObject live = world.find(step.volume()).orElseThrow();
    return Optional.of(
        cluster.patch(step.volume(), PolicyPatch.of(step, live), asSeen(step.volume())));
  }

  @Override
  public Optional<KubeObject> deleteClaim(Step.DeleteClaim step) {
    cluster.delete(step.subject(), Preconditions.uid(step.uid()));
    return Optional.empty();
  }

  /** Exactly as seen: its policy was seen to be Retain. */
  @Override
  public Optional<KubeObject> deleteVolume(Step.DeleteVolume step) {
    cluster.delete(step.subject(), asSeen(step.subject()));
    return Optional.empty();
  }

  @Override
  public Optional<KubeObject> proveVolume(Step.ProveVolume step) {
    return Optional.empty();
  }

  @Override
  public Optional<KubeObject> changeDisk(Step.ChangeDisk step) {
    throw new IllegalStateException("what changes a cloud is not sent to a cluster");
  }

  /** The guard decided on this very state; the server refuses when it is another by now. */
  private Preconditions asSeen(ObjectRef ref) {
    KubeObject live = world.find(ref).orElseThrow();
    return Preconditions.exactly(live.uid().orElseThrow(), live.resourceVersion().orElseThrow());
  }

  /** A reclaim policy with what is remembered about the one before. */
  static final class PolicyPatch {
    static final String ORIGINAL = "recover.dev/original-reclaim-policy";

    private PolicyPatch() {}

    static Map<String, Object> of(Step.SetReclaimPolicy step, KubeObject live) {
      Map<String, Object> annotations = new java.util.HashMap<>();
      if (!step.to().equals("Retain")) {
        annotations.put(ORIGINAL, null);
      } else if (!live.annotations().containsKey(ORIGINAL)) {
        annotations.put(ORIGINAL, step.from());
      }
      return Map.of(
          "metadata",
          Map.of("annotations", annotations),
          "spec",
          Map.of("persistentVolumeReclaimPolicy", step.to()));
    }
  }
}
