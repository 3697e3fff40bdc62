// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A last look at a PersistentVolume or claim about to be created, whoever made it.
 *
 * <p>It rests on nothing that the rules do, so that it also catches a rule that is wrong, a plan
 * that was edited, and a rules file that asks for too much. Pure; an empty list means safe.
 */
public final class Invariants {
  private static final FieldPath POLICY = FieldPath.of("spec", "persistentVolumeReclaimPolicy");
  private static final FieldPath CLAIM_REF = FieldPath.of("spec", "claimRef");
  private static final FieldPath CLAIM_UID = CLAIM_REF.then("uid");
  private static final FieldPath VOLUME_NAME = FieldPath.of("spec", "volumeName");
  private static final FieldPath CLASS = FieldPath.of("spec", "storageClassName");
  private static final List<Forbidden> IN_BOTH =
      List.of(
          new Forbidden(FieldPath.of("metadata", "resourceVersion"), "strip-resource-version"),
          new Forbidden(FieldPath.of("metadata", "ownerReferences"), "strip-owner-references"),
          new Forbidden(FieldPath.of("metadata", "finalizers"), "strip-finalizers"),
          annotation("volume.beta.kubernetes.io/storage-class", "move-claim-class-annotation"));
  private static final List<Forbidden> IN_CLAIM =
      List.of(
          annotation("pv.kubernetes.io/bind-completed", "strip-bind-completed"),
          annotation("volume.kubernetes.io/storage-provisioner", "strip-storage-provisioner"),
          annotation(
              "volume.beta.kubernetes.io/storage-provisioner", "strip-beta-storage-provisioner"),
          annotation("volume.kubernetes.io/selected-node", "strip-selected-node"));

  private Invariants() {}

  /**
   * What is wrong with a pair about to be created.
   *
   * @param liveClaimUid the uid of the claim when it was created first and is there; empty when the
   *     volume is created first
   */
  public static List<Violation> ofPair(
      KubeObject volume, KubeObject claim, Optional<String> liveClaimUid) {
    List<Violation> found = new ArrayList<>(ofVolume(volume, liveClaimUid));
    found.addAll(ofClaim(claim));
    ClaimName name = new ClaimName(claim.namespace(), claim.name());
    Optional<ClaimName> named = Volume.claimRef(volume);
    if (named.isPresent() && !named.get().equals(name)) {
      found.add(
          new Violation(
              volume.ref(), CLAIM_REF, "names " + named.get() + ", not " + name, "reserve-claim"));
    }
    claim
        .text("spec", "volumeName")
        .filter(other -> !other.isEmpty() && !other.equals(volume.name()))
        .ifPresent(
            other ->
                found.add(
                    new Violation(
                        claim.ref(),
                        VOLUME_NAME,
                        "is " + other + ", not " + volume.name(),
                        "name-volume")));
    return List.copyOf(found);
  }

  /**
   * What is wrong with a PersistentVolume about to be created.
   *
   * @param liveClaimUid the uid that its claimRef may carry; empty for none
   */
  public static List<Violation> ofVolume(KubeObject volume, Optional<String> liveClaimUid) {
    List<Violation> found = new ArrayList<>();
    addKind(volume, "PersistentVolume", found);
    addForbidden(volume, IN_BOTH, found);
    if (Volume.claimRef(volume)
        .filter(claim -> !claim.namespace().isEmpty() && !claim.name().isEmpty())
        .isEmpty()) {
      found.add(
          new Violation(
              volume.ref(), CLAIM_REF, "names no claim by namespace and name", "reserve-claim"));
    }
    volume
        .at(CLAIM_UID)
        .filter(uid -> !liveClaimUid.map(uid::equals).orElse(false))
        .ifPresent(
            uid ->
                found.add(
                    new Violation(
                        volume.ref(),
                        CLAIM_UID,
                        "is " + uid + ", which is not the live claim's",
                        "strip-claim-ref-uid")));
    String policy = volume.text("spec", "persistentVolumeReclaimPolicy").orElse("");
    if (!policy.equals("Retain")) {
      String is = policy.isEmpty() ? "is missing" : "is " + policy + ", not Retain";
      found.add(new Violation(volume.ref(), POLICY, is, "retain-volume"));
    }
    return List.copyOf(found);
  }

  /** What is wrong with a claim about to be created. */
  public static List<Violation> ofClaim(KubeObject claim) {
    List<Violation> found = new ArrayList<>();
    addKind(claim, "PersistentVolumeClaim", found);
    addForbidden(claim, IN_BOTH, found);
    addForbidden(claim, IN_CLAIM, found);
    if (claim.text("spec", "volumeName").filter(name -> !name.isEmpty()).isEmpty()) {
      found.add(new Violation(claim.ref(), VOLUME_NAME, "is missing", "name-volume"));
    }
    if (claim.text("spec", "storageClassName").isEmpty()) {
      found.add(new Violation(claim.ref(), CLASS, "is not spelled out", "spell-out-class"));
    }
    return List.copyOf(found);
  }

  private static void addKind(KubeObject object, String kind, List<Violation> found) {
    if (!object.kind().equals(kind) || !object.apiVersion().equals("v1")) {
      found.add(
          new Violation(
              object.ref(), FieldPath.of("kind"), "is not that of a " + kind, "reserve-claim"));
    }
  }

  private static void addForbidden(
      KubeObject object, List<Forbidden> fields, List<Violation> found) {
    for (Forbidden field : fields) {
      if (object.at(field.path).isPresent()) {
        found.add(new Violation(object.ref(), field.path, "must not be there", field.rule));
      }
    }
  }

  private static Forbidden annotation(String key, String rule) {
    return new Forbidden(FieldPath.annotation(key), rule);
  }

  private record Forbidden(FieldPath path, String rule) {}
}
