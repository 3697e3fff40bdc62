// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a live object is what the plan would create: what was lost in a crash, or was created by
 * an earlier run, is found again by this and never by guessing.
 *
 * <p>What decides which disk is used, by whom and how is compared; labels, annotations and what the
 * server adds are not.
 */
public final class Sameness {
  /** Differs from cluster to cluster and names the provisioner that made the disk, not the disk. */
  private static final String PROVISIONER_IDENTITY = "storage.kubernetes.io/csiProvisionerIdentity";

  /** The fields of a PersistentVolume's spec that are not its source. */
  private static final List<String> NOT_SOURCE =
      List.of(
          "accessModes",
          "capacity",
          "claimRef",
          "mountOptions",
          "nodeAffinity",
          "persistentVolumeReclaimPolicy",
          "storageClassName",
          "volumeAttributesClassName",
          "volumeMode");

  private Sameness() {}

  /**
   * In which fields a live PersistentVolume is not the planned one; empty when it is the same.
   *
   * @param claim the live claim that the volume is for, if it is there
   */
  public static List<String> ofVolume(
      KubeObject planned, KubeObject live, Optional<KubeObject> claim) {
    Difference difference = new Difference();
    sources(difference, source(planned), source(live));
    for (String field : List.of("namespace", "name")) {
      difference.compare(
          "spec.claimRef." + field,
          planned.text("spec", "claimRef", field).orElse(null),
          live.text("spec", "claimRef", field).orElse(null));
    }
    live.text("spec", "claimRef", "uid").ifPresent(uid -> holder(difference, uid, claim));
    difference.compare(
        "spec.persistentVolumeReclaimPolicy",
        "Retain",
        live.text("spec", "persistentVolumeReclaimPolicy").orElse(null));
    quantity(difference, "spec.capacity.storage", planned, live, "spec", "capacity", "storage");
    common(difference, planned, live);
    difference.compare(
        "spec.nodeAffinity",
        planned.at("spec", "nodeAffinity").orElse(null),
        live.at("spec", "nodeAffinity").orElse(null));
    difference.compare(
        "spec.mountOptions",
        planned.textList("spec", "mountOptions"),
        live.textList("spec", "mountOptions"));
    return difference.lines();
  }

  /** A claimRef with a uid is that claim's alone; another of the same name never gets the disk. */
  private static void holder(Difference difference, String uid, Optional<KubeObject> claim) {
    if (claim.flatMap(KubeObject::uid).filter(uid::equals).isEmpty()) {
      difference.add(
          "spec.claimRef.uid: is "
              + uid
              + claim
                  .flatMap(KubeObject::uid)
                  .map(live -> ", and the claim of that name has uid " + live)
                  .orElse(", and no claim of that name is there"));
    }
  }

  /**
   * In which fields a live claim is not the planned one; empty when it is the same.
   *
   * <p>A claim that names no volume yet is the same when everything else agrees: a StatefulSet
   * makes such claims, and a reserved volume binds to them.
   */
  public static List<String> ofClaim(KubeObject planned, KubeObject live) {
    Difference difference = new Difference();
    String volume = live.text("spec", "volumeName").orElse("");
    if (!volume.isEmpty()) {
      difference.compare(
          "spec.volumeName", planned.text("spec", "volumeName").orElse(null), volume);
    }
    quantity(
        difference,
        "spec.resources.requests.storage",
        planned,
        live,
        "spec",
        "resources",
        "requests",
        "storage");
    common(difference, planned, live);
    return difference.lines();
  }

  private static void common(Difference difference, KubeObject planned, KubeObject live) {
    difference.compare(
        "spec.storageClassName",
        Volume.storageClass(planned).orElse(""),
        Volume.storageClass(live).orElse(""));
    difference.compare(
        "spec.accessModes",
        List.copyOf(new TreeSet<>(planned.textList("spec", "accessModes"))),
        List.copyOf(new TreeSet<>(live.textList("spec", "accessModes"))));
    difference.compare(
        "spec.volumeMode",
        planned.text("spec", "volumeMode").orElse("Filesystem"),
        live.text("spec", "volumeMode").orElse("Filesystem"));
    difference.compare(
        "spec.volumeAttributesClassName",
        planned.text("spec", "volumeAttributesClassName").orElse(""),
        live.text("spec", "volumeAttributesClassName").orElse(""));
  }

  private static void quantity(
      Difference difference, String field, KubeObject planned, KubeObject live, String... path) {
    String wanted = planned.text(path).orElse("");
    String found = live.text(path).orElse("");
    if (!wanted.equals(found) && !sameAmount(wanted, found)) {
      difference.compare(field, wanted, found);
    }
  }

  private static boolean sameAmount(String one, String other) {
    try {
      return Quantity.parse(one).compareTo(Quantity.parse(other)) == 0;
    } catch (UnreadableException e) {
      return false;
    }
  }

  /** The source of a PersistentVolume: whatever stands under spec and is nothing else. */
  static Map<String, Object> source(KubeObject volume) {
    Map<String, Object> source = new TreeMap<>(volume.map("spec"));
    NOT_SOURCE.forEach(source::remove);
    return source;
  }

  private static void sources(
      Difference difference, Map<String, Object> planned, Map<String, Object> live) {
    for (Object kind : union(planned, live)) {
      source(difference, "spec." + kind, planned.get(kind), live.get(kind), !kind.equals("csi"));
    }
  }

  /**
   * Compares a part of a source.
   *
   * @param defaulted whether the server may have added plain values, as it does for every source
   *     but CSI
   */
  private static void source(
      Difference difference,
      String field,
      @Nullable Object planned,
      @Nullable Object live,
      boolean defaulted) {
    if (planned instanceof Map<?, ?> left && live instanceof Map<?, ?> right) {
      for (Object key : union(left, right)) {
        if (!key.equals(PROVISIONER_IDENTITY)) {
          source(difference, field + "." + key, left.get(key), right.get(key), defaulted);
        }
      }
      return;
    }
    boolean nothing = isNothing(planned) && isNothing(live);
    boolean added = defaulted && planned == null && !(live instanceof Map<?, ?>);
    if (!nothing && !added) {
      difference.compare(field, planned, live);
    }
  }

  /** The server leaves out values that are as good as absent. */
  private static boolean isNothing(@Nullable Object value) {
    return value == null || value.equals("") || value.equals(false) || value.equals(Map.of());
  }

  private static TreeSet<Object> union(Map<?, ?> one, Map<?, ?> other) {
    TreeSet<Object> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys;
  }
}
