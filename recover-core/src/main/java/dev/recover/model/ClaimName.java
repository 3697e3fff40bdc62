// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import org.jspecify.annotations.Nullable;

/** The namespace and name of a PersistentVolumeClaim; printed as {@code namespace/name}. */
public record ClaimName(String namespace, String name) implements Comparable<ClaimName> {
  /** Parses {@code namespace/name}; throws {@link UnreadableException}. */
  public static ClaimName parse(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
      throw new UnreadableException("\"" + text + "\" is not NAMESPACE/CLAIM");
    }
    return new ClaimName(text.substring(0, slash), text.substring(slash + 1));
  }

  /** By namespace, then by name. */
  @Override
  public int compareTo(ClaimName other) {
    return namespace.equals(other.namespace)
        ? name.compareTo(other.name)
        : namespace.compareTo(other.namespace);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }

  /** Written out: the methods a record has by itself are linked at each start, in some 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClaimName that
        && name.equals(that.name)
        && namespace.equals(that.namespace);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + namespace.hashCode();
  }
}
