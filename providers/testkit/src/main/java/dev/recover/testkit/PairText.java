// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.model.Yaml;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small bound pair, and YAML fragments laid over it. */
final class PairText {
  static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: pvc-6d1f}
      spec:
        capacity: {storage: 5Gi}
        accessModes: [ReadWriteOnce]
        claimRef: {apiVersion: v1, kind: PersistentVolumeClaim, namespace: shop, name: data}
        persistentVolumeReclaimPolicy: Retain
        csi: {driver: ebs.csi.aws.com, volumeHandle: vol-0a1b}
      """;
  static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {namespace: shop, name: data}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 5Gi}}
        storageClassName: ""
        volumeName: pvc-6d1f
      """;

  private static final Set<String> SIDES = Set.of("volume", "claim");
  private static final Set<String> SOURCES =
      Set.of(
          "iscsi",
          "nfs",
          "azureFile",
          "azureDisk",
          "awsElasticBlockStore",
          "cinder",
          "gcePersistentDisk",
          "vsphereVolume");
  private static final List<FieldPath> OPEN =
      List.of(
          FieldPath.of("futureField"),
          FieldPath.of("metadata", "futureField"),
          FieldPath.of("metadata", "labels", "future.example.com/label"),
          FieldPath.of("metadata", "annotations", "future.example.com/annotation"),
          FieldPath.of("spec", "futureField"));

  private PairText() {}

  /** The pair with a fragment over it, whose side a scope of one object leaves out. */
  static Volume pair(Scope scope, String fragment) {
    Map<String, Object> tree = fragment.isBlank() ? Map.of() : Yaml.parseObject(fragment);
    boolean named = !tree.isEmpty() && SIDES.containsAll(tree.keySet());
    Map<String, Object> volume = named ? map(tree.get("volume")) : Map.of();
    Map<String, Object> claim = named ? map(tree.get("claim")) : Map.of();
    if (!named && !tree.isEmpty()) {
      if (scope == Scope.BOTH) {
        throw new AssertionError("the fragment has no volume: or claim: above it:\n" + fragment);
      }
      volume = scope.sides().contains(Side.VOLUME) ? tree : Map.of();
      claim = scope.sides().contains(Side.CLAIM) ? tree : Map.of();
    }
    return Volume.of(
        KubeObject.of(over(base(volume), volume)),
        KubeObject.of(over(Yaml.parseObject(CLAIM), claim)));
  }

  /** A PersistentVolume has one source; that of the fragment takes the place of the CSI one. */
  private static Map<String, Object> base(Map<String, Object> fragment) {
    boolean other = map(fragment.get("spec")).keySet().stream().anyMatch(SOURCES::contains);
    KubeObject volume = KubeObject.of(Yaml.parseObject(VOLUME));
    return (other ? volume.without(FieldPath.of("spec", "csi")) : volume).tree();
  }

  /** The pair as a newer Kubernetes might have it. */
  static Volume withUnknownFields(Volume pair) {
    KubeObject volume =
        withUnknownFields(pair.volume().orElseThrow())
            .with(FieldPath.of("spec", "claimRef", "futureField"), "kept");
    return Volume.of(volume, withUnknownFields(pair.claim().orElseThrow()));
  }

  private static KubeObject withUnknownFields(KubeObject object) {
    KubeObject future = object;
    for (FieldPath path : OPEN) {
      future = future.with(path, "kept");
    }
    return future.with(
        FieldPath.of("spec", "futureObject"), Map.of("list", List.of(1, Map.of("deep", true))));
  }

  private static Map<String, Object> over(Map<String, Object> base, Map<String, Object> fragment) {
    Map<String, Object> merged = new LinkedHashMap<>(base);
    fragment.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> inner && merged.get(key) instanceof Map<?, ?>) {
            merged.put(key, over(map(merged.get(key)), Json.asMap(inner)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? Json.asMap(map) : Map.of();
  }
}
