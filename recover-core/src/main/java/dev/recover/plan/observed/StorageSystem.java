// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import java.util.List;

/**
 * What is known about the volumes of one storage system when they meet another cluster.
 *
 * @param name how people call it
 * @param drivers as in {@link dev.recover.model.DiskId#driver}
 * @param handle what its volume handle is
 * @param elsewhere whether the same handle works in another cluster
 * @param when a clause: under which condition it works, or why it does not
 * @param instead what to do, in the imperative; "" where nothing is to be done
 * @param source where that is to be read
 */
public record StorageSystem(
    String name,
    List<String> drivers,
    String handle,
    Elsewhere elsewhere,
    String when,
    String instead,
    String source) {
  /** Whether a handle works in another cluster. */
  public enum Elsewhere {
    /** It does; what can still be wrong is checked. */
    WORKS("yes"),
    /** It does under a condition that is not seen from Kubernetes. */
    CONDITION("if"),
    /** The data is on one node, which must be part of that cluster. */
    NODE("same node"),
    /** It does not: something else must be done first. */
    REFUSED("no");

    private final String word;

    Elsewhere(String word) {
      this.word = word;
    }

    /** The word used in tables. */
    public String word() {
      return word;
    }
  }

  public StorageSystem {
    drivers = List.copyOf(drivers);
  }
}
