// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import java.util.List;
import java.util.Optional;

/** A PersistentVolume as the controllers read it. */
public record VolumeView(KubeObject object) {
  public static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";
  public static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";
  public static final String MIGRATED_TO = "pv.kubernetes.io/migrated-to";
  static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";

  public String name() {
    return object.name();
  }

  public String phase() {
    return object.text("status", "phase").orElse("");
  }

  public boolean hasClaimRef() {
    return object.at("spec", "claimRef").isPresent();
  }

  /** The claim that claimRef names; empty when it names none. */
  public Optional<ClaimName> claim() {
    String claim = object.text("spec", "claimRef", "name").orElse("");
    return claim.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ClaimName(object.text("spec", "claimRef", "namespace").orElse(""), claim));
  }

  /** The uid in claimRef, or "". */
  public String claimUid() {
    return object.text("spec", "claimRef", "uid").orElse("");
  }

  /** Whether claimRef means this claim: by name, and by uid where it has one. */
  public boolean isReservedFor(ClaimView other) {
    return claim().equals(Optional.of(other.key()))
        && (claimUid().isEmpty() || claimUid().equals(other.uid()));
  }

  /** The class: the old annotation wins over the field. */
  public String className() {
    String beta = object.annotations().get(BETA_CLASS);
    return beta != null ? beta : object.text("spec", "storageClassName").orElse("");
  }

  public String attributesClass() {
    return object.text("spec", "volumeAttributesClassName").orElse("");
  }

  public String mode() {
    return object.text("spec", "volumeMode").orElse("Filesystem");
  }

  public List<String> accessModes() {
    return object.textList("spec", "accessModes");
  }

  public Quantity capacity() {
    return Quantity.parse(object.text("spec", "capacity", "storage").orElse("0"));
  }

  public String policy() {
    return object.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain");
  }

  /** The CSI driver, or "". */
  public String driver() {
    return object.text("spec", "csi", "driver").orElse("");
  }

  public String handle() {
    return object.text("spec", "csi", "volumeHandle").orElse("");
  }

  /** The disk as nodes name it, {@code kubernetes.io/csi/<driver>^<handle>}; empty without CSI. */
  public Optional<String> uniqueName() {
    return driver().isEmpty()
        ? Optional.empty()
        : Optional.of("kubernetes.io/csi/" + driver() + "^" + handle());
  }

  public boolean hasFinalizer(String finalizer) {
    return object.textList("metadata", "finalizers").contains(finalizer);
  }

  public boolean hasAnnotation(String key) {
    return object.annotations().containsKey(key);
  }
}
