// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.Optional;

/**
 * A PersistentVolume with its claim; one of the two may be missing, never both.
 *
 * <p>They belong together when the volume's {@code spec.claimRef} names the claim or the claim's
 * {@code spec.volumeName} names the volume.
 */
public record Volume(Optional<KubeObject> volume, Optional<KubeObject> claim) {
  public Volume {
    if (volume.isEmpty() && claim.isEmpty()) {
      throw new IllegalArgumentException("a volume has a PersistentVolume or a claim");
    }
  }

  public static Volume of(KubeObject volume, KubeObject claim) {
    return new Volume(Optional.of(volume), Optional.of(claim));
  }

  public static Volume withoutClaim(KubeObject volume) {
    return new Volume(Optional.of(volume), Optional.empty());
  }

  public static Volume withoutVolume(KubeObject claim) {
    return new Volume(Optional.empty(), Optional.of(claim));
  }

  /** The PersistentVolume's name, known from either side, or "". */
  public String name() {
    return volume
        .map(KubeObject::name)
        .or(() -> claim.flatMap(c -> c.text("spec", "volumeName")))
        .orElse("");
  }

  /** The claim's name: the claim's own, or what the volume's claimRef says. */
  public Optional<ClaimName> claimName() {
    return claim
        .map(c -> new ClaimName(c.namespace(), c.name()))
        .or(() -> volume.flatMap(Volume::claimRef));
  }

  /** What the claimRef of a PersistentVolume names, when it names both namespace and name. */
  public static Optional<ClaimName> claimRef(KubeObject volume) {
    Optional<String> namespace = volume.text("spec", "claimRef", "namespace");
    Optional<String> name = volume.text("spec", "claimRef", "name");
    return namespace.isPresent() && name.isPresent()
        ? Optional.of(new ClaimName(namespace.get(), name.get()))
        : Optional.empty();
  }

  /**
   * The class of a PersistentVolume or claim as Kubernetes reads it: the beta annotation wins over
   * the field.
   */
  public static Optional<String> storageClass(KubeObject object) {
    Optional<String> beta =
        object.text("metadata", "annotations", "volume.beta.kubernetes.io/storage-class");
    return beta.isPresent() ? beta : object.text("spec", "storageClassName");
  }

  /**
   * How messages name it: {@code namespace/claim}, or the PersistentVolume's name when the claim is
   * not there: what an earlier claim of that name left behind is another volume.
   */
  public String label() {
    return claim.flatMap(c -> claimName()).map(ClaimName::toString).orElseGet(this::name);
  }

  /**
   * How messages name a PersistentVolume of which nothing else is known: by its claim, unless it
   * says itself that this claim is gone.
   */
  public static String label(KubeObject volume) {
    String phase = volume.text("status", "phase").orElse("");
    return claimRef(volume)
        .filter(claim -> !phase.equals("Released") && !phase.equals("Failed"))
        .map(ClaimName::toString)
        .orElseGet(volume::name);
  }
}
