// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.model.ClaimName;
import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A pair in the making: its objects, and of each field where it came from. */
final class Reconstruction {
  private static final FieldPath GUESSED = FieldPath.annotation(AdoptRules.GUESSED);

  private final List<Edit> edits = new ArrayList<>();
  private KubeObject volume;
  private KubeObject claim;

  Reconstruction(String name, ClaimName claimed) {
    volume =
        KubeObject.named(ResourceType.PERSISTENT_VOLUME, "", name)
            .with(FieldPath.of("spec", "persistentVolumeReclaimPolicy"), "Retain")
            .with(
                FieldPath.of("spec", "claimRef"),
                Map.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "PersistentVolumeClaim",
                    "namespace",
                    claimed.namespace(),
                    "name",
                    claimed.name()));
    claim =
        KubeObject.named(ResourceType.PERSISTENT_VOLUME_CLAIM, claimed.namespace(), claimed.name())
            .with(FieldPath.of("spec", "volumeName"), name);
  }

  KubeObject volume() {
    return volume;
  }

  /** Takes the PersistentVolume with the disk behind it. */
  void point(KubeObject pointed, String evidence, String zones) {
    volume = pointed;
    FieldPath handle = FieldPath.of("spec", "csi", "volumeHandle");
    volume
        .at(handle)
        .ifPresentOrElse(
            value -> note(volume, handle, value, AdoptRules.FROM_DISK, evidence),
            () ->
                note(
                    volume,
                    FieldPath.of("metadata", "name"),
                    volume.name(),
                    AdoptRules.FROM_DISK,
                    evidence));
    FieldPath affinity = FieldPath.of("spec", "nodeAffinity");
    volume
        .at(affinity)
        .ifPresent(value -> note(volume, affinity, value, AdoptRules.FROM_DISK, zones));
  }

  /** Puts what the disk tells. */
  void known(FieldPath path, Object value, String reason) {
    volume = put(volume, path, value, AdoptRules.FROM_DISK, reason);
  }

  /** Puts what somebody answered into the PersistentVolume. */
  void answeredVolume(FieldPath path, Object value, String from) {
    volume = put(volume, path, value, AdoptRules.ANSWERED, "answered by " + from);
  }

  /** Puts what somebody answered into the claim. */
  void answeredClaim(FieldPath path, Object value, String from) {
    claim = put(claim, path, value, AdoptRules.ANSWERED, "answered by " + from);
  }

  /** Puts it into both. */
  void answered(FieldPath path, Object value, String from) {
    answeredVolume(path, value, from);
    answeredClaim(path, value, from);
  }

  void mountReadOnly(List<String> options) {
    volume =
        put(
            volume,
            FieldPath.of("spec", "mountOptions"),
            options,
            AdoptRules.READ_ONLY,
            "mounted read-only, a disk without a file system is refused and not formatted");
  }

  void labelClaim(Map<String, Object> labels) {
    if (!labels.isEmpty()) {
      claim = claim.with(FieldPath.of("metadata", "labels"), labels);
    }
  }

  Volume pair() {
    return Volume.of(marked(volume), marked(claim));
  }

  List<Edit> edits() {
    return edits;
  }

  private KubeObject marked(KubeObject object) {
    TreeSet<String> guessed = new TreeSet<>();
    edits.stream()
        .filter(edit -> edit.object().equals(object.ref()))
        .filter(edit -> edit.rule().equals(AdoptRules.ANSWERED))
        .forEach(edit -> guessed.add(edit.path().toString()));
    return guessed.isEmpty() ? object : object.with(GUESSED, String.join(",", guessed));
  }

  private KubeObject put(
      KubeObject object, FieldPath path, Object value, String rule, String reason) {
    note(object, path, value, rule, reason);
    return object.with(path, value);
  }

  private void note(KubeObject object, FieldPath path, Object value, String rule, String reason) {
    edits.add(new Edit(object.ref(), path, Optional.empty(), Optional.of(value), rule, reason));
  }
}
