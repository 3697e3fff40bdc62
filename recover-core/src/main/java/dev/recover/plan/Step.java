// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.DiskChange;
import dev.recover.spi.Preconditions;
import java.util.Map;

/**
 * One change to the world, or one proof; the set is closed.
 *
 * <p>Whoever adds a variant is led by the compiler, through {@link Visitor}, to the executor, the
 * views and the file format.
 */
public sealed interface Step {
  /** The object it is about. */
  ObjectRef subject();

  <R> R accept(Visitor<R> visitor);

  /** Creates a namespace; done when it is there. */
  record CreateNamespace(String name) implements Step {
    @Override
    public ObjectRef subject() {
      return ObjectRef.of(ResourceType.NAMESPACE, "", name);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createNamespace(this);
    }
  }

  /**
   * Creates a PersistentVolume whose claimRef names its claim without uid; done when it is
   * Available or Bound.
   */
  record ReserveVolume(KubeObject volume) implements Step {
    @Override
    public ObjectRef subject() {
      return volume.ref();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reserveVolume(this);
    }
  }

  /**
   * Patches a Released PersistentVolume back to reserved; done when it is Available or Bound.
   *
   * <p>The patch removes claimRef.uid and claimRef.resourceVersion and never claimRef itself. Only
   * a Released volume may be patched so: from a Bound one it would make the claim Lost.
   *
   * @param preconditions uid and resourceVersion as planned
   */
  record ReReserveVolume(ObjectRef volume, Map<String, Object> patch, Preconditions preconditions)
      implements Step {
    @Override
    public ObjectRef subject() {
      return volume;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reReserveVolume(this);
    }
  }

  /**
   * Creates a claim that names its PersistentVolume and spells out its class; done when the server
   * has taken it.
   */
  record CreateClaim(KubeObject claim) implements Step {
    @Override
    public ObjectRef subject() {
      return claim.ref();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createClaim(this);
    }
  }

  /**
   * Creates a PersistentVolume for a claim that is there already and names it; its claimRef carries
   * the live claim's uid, which apply fills in. Done when the server has taken it.
   */
  record CreateVolumeForClaim(KubeObject volume, ClaimName claim) implements Step {
    @Override
    public ObjectRef subject() {
      return volume.ref();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createVolumeForClaim(this);
    }
  }

  /**
   * Reads both objects back and compares them with what was planned; done when every check is
   * confirmed.
   */
  record ProveVolume(Expectation expectation) implements Step {
    @Override
    public ObjectRef subject() {
      return ObjectRef.claim(expectation.claim());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.proveVolume(this);
    }
  }

  /**
   * Sets a reclaim policy and remembers the original in an annotation; done when it was read back
   * and, for Retain, the provisioner's deletion finalizer is gone.
   *
   * @param from the policy now, {@code Delete} or {@code Retain}
   * @param to the policy wanted
   */
  record SetReclaimPolicy(ObjectRef volume, String from, String to, Preconditions preconditions)
      implements Step {
    @Override
    public ObjectRef subject() {
      return volume;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setReclaimPolicy(this);
    }
  }

  /** Deletes a claim that a run made, its volume being Retain; done when it is gone. */
  record DeleteClaim(ClaimName claim, String uid) implements Step {
    @Override
    public ObjectRef subject() {
      return ObjectRef.claim(claim);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deleteClaim(this);
    }
  }

  /**
   * Deletes a PersistentVolume object that a run made, never its disk: its policy must be Retain.
   * Done when it is gone.
   */
  record DeleteVolume(String volume, String uid) implements Step {
    @Override
    public ObjectRef subject() {
      return ObjectRef.volume(volume);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deleteVolume(this);
    }
  }

  /**
   * Changes something in a cloud, for the sake of one claim; done when the cloud says that it is.
   *
   * <p>Ids that nobody knows before an earlier step is done are {@link Placeholder}s.
   *
   * @param claim the claim that needs it, as it will be named in the target
   * @param seen what planning saw of the disk; apply refuses when it no longer holds
   */
  record ChangeDisk(ClaimName claim, DiskChange change, DiskSeen seen) implements Step {
    @Override
    public ObjectRef subject() {
      return ObjectRef.claim(claim);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.changeDisk(this);
    }
  }

  /** Answers once for each variant. */
  interface Visitor<R> {
    R createNamespace(CreateNamespace step);

    R reserveVolume(ReserveVolume step);

    R reReserveVolume(ReReserveVolume step);

    R createClaim(CreateClaim step);

    R createVolumeForClaim(CreateVolumeForClaim step);

    R proveVolume(ProveVolume step);

    R setReclaimPolicy(SetReclaimPolicy step);

    R deleteClaim(DeleteClaim step);

    R deleteVolume(DeleteVolume step);

    R changeDisk(ChangeDisk step);
  }
}
