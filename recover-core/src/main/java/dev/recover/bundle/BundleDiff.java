// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is different in a second bundle.
 *
 * <p>An object is the same when kind, namespace and name are; findings and the time are not
 * compared.
 *
 * @param added objects that only the second holds
 * @param removed objects that only the first holds
 * @param changed objects that both hold and that differ, with every field that does
 */
public record BundleDiff(List<ObjectRef> added, List<ObjectRef> removed, List<Change> changed) {
  /**
   * One object that differs.
   *
   * @param fields the innermost fields that differ, in the order of their paths
   */
  public record Change(ObjectRef object, List<FieldDiff> fields) {
    public Change {
      fields = List.copyOf(fields);
    }
  }

  public BundleDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  public static BundleDiff between(Bundle first, Bundle second) {
    Map<ObjectRef, KubeObject> before = objects(first);
    Map<ObjectRef, KubeObject> after = objects(second);
    List<ObjectRef> removed = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    before.forEach(
        (ref, object) -> {
          KubeObject now = after.remove(ref);
          if (now == null) {
            removed.add(ref);
          } else if (!now.equals(object)) {
            changed.add(new Change(ref, FieldDiff.between(object, now)));
          }
        });
    return new BundleDiff(List.copyOf(after.keySet()), removed, changed);
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  private static Map<ObjectRef, KubeObject> objects(Bundle bundle) {
    Map<ObjectRef, KubeObject> objects = new TreeMap<>();
    Stream<KubeObject> pairs =
        bundle.volumes().stream()
            .flatMap((Volume pair) -> Stream.of(pair.volume(), pair.claim()))
            .flatMap(Optional::stream);
    Stream.of(
            pairs,
            bundle.storageClasses().stream(),
            bundle.csiDrivers().stream(),
            bundle.workloads().stream().map(BundleDiff::asObject))
        .flatMap(stream -> stream)
        .filter(Objects::nonNull)
        .forEach(object -> objects.put(object.ref(), object));
    return objects;
  }

  /** A workload in the shape of an object, so that it is compared like one. */
  private static KubeObject asObject(Workload workload) {
    Map<String, Object> spec = new TreeMap<>();
    workload.replicas().ifPresent(replicas -> spec.put("replicas", replicas));
    spec.put("claims", workload.claims().stream().map(claim -> claim.name()).toList());
    return KubeObject.of(
        Map.of(
            "kind", workload.kind(),
            "metadata", Map.of("namespace", workload.namespace(), "name", workload.name()),
            "spec", spec));
  }
}
