// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import org.jspecify.annotations.Nullable;

/**
 * Which object: group, kind, namespace and name, without a version.
 *
 * @param group "" for the core group
 * @param namespace "" for a cluster-scoped kind
 */
public record ObjectRef(String group, String kind, String namespace, String name)
    implements Comparable<ObjectRef> {
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

  /** Parses what {@link #toString} prints; throws {@link UnreadableException}. */
  public static ObjectRef parse(String text) {
    int space = text.indexOf(' ');
    String kind = space < 0 ? text : text.substring(0, space);
    String rest = text.substring(space + 1);
    int slash = rest.indexOf('/');
    for (ResourceType type : ResourceType.ALL) {
      if (type.kind().equals(kind)) {
        return of(type, slash < 0 ? "" : rest.substring(0, slash), rest.substring(slash + 1));
      }
    }
    throw new UnreadableException("\"" + text + "\" names no known object");
  }

  /** By kind, namespace, name and group; written out, as whole clusters are sorted by it. */
  @Override
  public int compareTo(ObjectRef other) {
    if (!kind.equals(other.kind)) {
      return kind.compareTo(other.kind);
    }
    if (!namespace.equals(other.namespace)) {
      return namespace.compareTo(other.namespace);
    }
    int byName = name.compareTo(other.name);
    return byName == 0 ? group.compareTo(other.group) : byName;
  }

  /** For example {@code PersistentVolumeClaim db/data-0} or {@code PersistentVolume pvc-6d1f}. */
  @Override
  public String toString() {
    return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }

  /** Written out: the methods a record has by itself are linked at each start, in some 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectRef that
        && name.equals(that.name)
        && namespace.equals(that.namespace)
        && kind.equals(that.kind)
        && group.equals(that.group);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + namespace.hashCode()) + kind.hashCode();
  }
}
