// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The latest state of each object, whatever the order in which news of it arrives.
 *
 * <p>News come from a watch and from the answers to our own requests, which overtake each other. A
 * newer resourceVersion wins, and an object that was seen to be gone does not come back.
 */
final class SeenObjects {
  private final Map<ObjectRef, KubeObject> objects = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  Optional<KubeObject> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }

  /** Takes in a state; answers whether it was news. */
  boolean put(ObjectRef ref, KubeObject object) {
    if (object.uid().filter(gone::contains).isPresent()) {
      return false;
    }
    return objects.merge(ref, object, (old, now) -> newer(old, now) ? now : old) == object;
  }

  /** Takes in that an object is gone, if it is still that very object. */
  boolean remove(ObjectRef ref, KubeObject last) {
    last.uid().ifPresent(gone::add);
    return objects.computeIfPresent(ref, (key, old) -> sameObject(old, last) ? null : old) == null;
  }

  /** Takes in that nothing of that name is there. */
  void forget(ObjectRef ref) {
    objects.remove(ref);
  }

  /** Takes in all there is of the references that match; answers which are gone. */
  List<ObjectRef> replace(Predicate<ObjectRef> covered, Map<ObjectRef, KubeObject> all) {
    List<ObjectRef> missing =
        objects.keySet().stream().filter(covered).filter(ref -> !all.containsKey(ref)).toList();
    missing.forEach(objects::remove);
    all.forEach(this::put);
    return missing;
  }

  private static boolean sameObject(KubeObject one, KubeObject other) {
    return one.uid().equals(other.uid());
  }

  private static boolean newer(KubeObject old, KubeObject now) {
    return version(now) >= version(old);
  }

  /**
   * Kubernetes lets clients compare resourceVersions as numbers; what is no number counts as new.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions">Resource
   *     versions</a>
   */
  private static long version(KubeObject object) {
    try {
      return Long.parseLong(object.resourceVersion().orElse(""));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
