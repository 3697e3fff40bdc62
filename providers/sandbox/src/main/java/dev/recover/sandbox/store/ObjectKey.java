// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

/**
 * Where an object stands among those of its type; ordered as the API lists.
 *
 * @param namespace "" for a cluster-scoped type
 */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
  @Override
  public int compareTo(ObjectKey other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }
}
