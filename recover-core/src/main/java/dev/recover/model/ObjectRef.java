// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.Comparator;

/**
 * Which object: group, kind, namespace and name, without a version.
 *
 * @param group "" for the core group
 * @param namespace "" for a cluster-scoped kind
 */
public record ObjectRef(String group, String kind, String namespace, String name)
    implements Comparable<ObjectRef> {
  private static final Comparator<ObjectRef> ORDER =
      Comparator.comparing(ObjectRef::kind)
          .thenComparing(ObjectRef::namespace)
          .thenComparing(ObjectRef::name)
          .thenComparing(ObjectRef::group);

  /** Returns the reference of an object of a known type. */
  public static ObjectRef of(ResourceType type, String namespace, String name) {
    return new ObjectRef(type.group(), type.kind(), namespace, name);
  }

  public static ObjectRef volume(String name) {
    return of(ResourceType.PERSISTENT_VOLUME, "", name);
  }

  public static ObjectRef claim(ClaimName claim) {
    return of(ResourceType.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name());
  }

  @Override
  public int compareTo(ObjectRef other) {
    return ORDER.compare(this, other);
  }

  /** For example {@code PersistentVolumeClaim db/data-0} or {@code PersistentVolume pvc-6d1f}. */
  @Override
  public String toString() {
    return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
