// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

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

  /** How in-tree plug-ins begin the names of disks on GKE, the cluster's name cut short. */
  private static final String GKE = "gke-";

  public ClusterNames {
    own = Set.copyOf(own);
    others = Set.copyOf(others);
  }

  public static ClusterNames own(Set<String> names) {
    return new ClusterNames(names, Set.of());
  }

  /** The same, with further names of our own. */
  ClusterNames and(Collection<String> more) {
    Set<String> names = new TreeSet<>(own);
    names.addAll(more);
    return new ClusterNames(names, others);
  }

  /** Whether one of the names on a disk is ours; so it is when the disk has none. */
  boolean areOurs(Collection<String> onDisk) {
    return onDisk.isEmpty() || onDisk.stream().anyMatch(name -> among(own, name));
  }

  /** Whether a cluster that lives, and is not ours, has put its name on the disk. */
  boolean areOthers(Collection<String> onDisk) {
    return onDisk.stream().anyMatch(name -> among(others, name))
        && onDisk.stream().noneMatch(name -> among(own, name));
  }

  private static boolean among(Set<String> known, String onDisk) {
    return known.stream().map(ClusterNames::bare).anyMatch(name -> same(name, bare(onDisk)));
  }

  private static boolean same(String known, String onDisk) {
    return known.equals(onDisk)
        || onDisk.startsWith(GKE + known + "-")
        || (onDisk.length() > 2 * GKE.length() && (GKE + known).startsWith(onDisk));
  }

  /**
   * What kubeconfigs make of a cluster's name: {@code gke_project_zone_NAME}, {@code
   * arn:aws:eks:region:account:cluster/NAME}, {@code user@NAME.region.eksctl.io}.
   */
  private static String bare(String name) {
    if (name.startsWith("gke_")) {
      return name.substring(name.lastIndexOf('_') + 1);
    }
    if (name.startsWith("arn:")) {
      return name.substring(name.lastIndexOf('/') + 1);
    }
    if (name.endsWith(".eksctl.io")) {
      String host = name.substring(name.indexOf('@') + 1);
      return host.substring(0, host.indexOf('.'));
    }
    return name;
  }
}
