// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import java.util.Set;

/**
 * The names under which clusters tag their disks.
 *
 * @param own names and ids of the cluster that had the volumes and of the one that gets them; empty
 *     when not known, and then no disk is foreign for what it is tagged with
 * @param others names and ids of clusters that live and are neither; a disk that they tagged is
 *     theirs, whatever else speaks for it
 */
public record ClusterNames(Set<String> own, Set<String> others) {
  /** Nothing is known of clusters. */
  public static final ClusterNames UNKNOWN = new ClusterNames(Set.of(), Set.of());

  public ClusterNames {
    own = Set.copyOf(own);
    others = Set.copyOf(others);
  }

  public static ClusterNames own(Set<String> names) {
    return new ClusterNames(names, Set.of());
  }
}
