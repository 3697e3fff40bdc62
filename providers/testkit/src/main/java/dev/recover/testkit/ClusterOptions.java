// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to start a {@link RealCluster}.
 *
 * @param name of the cluster and context in the kubeconfig; part of the nodes' ids at the driver
 * @param kube the binary of the control plane: {@code kube} or {@code kube-1.30}
 * @param disks the folder of disks, shared with another cluster; the cluster's own when empty
 * @param volumeSync how often the PV controller looks at everything (its own default is 15 s)
 * @param managerFlags appended to those of the controller manager, for example {@code
 *     --kube-api-qps=20}
 * @param driver whether the CSI driver, its provisioner and attacher, and nodes run
 * @param scheduler whether a scheduler runs
 */
public record ClusterOptions(
    String name,
    String kube,
    Optional<Path> disks,
    Duration volumeSync,
    List<String> managerFlags,
    boolean driver,
    boolean scheduler) {
  /** The newest control plane with driver, nodes and scheduler; its own disks. */
  public static final ClusterOptions DEFAULT =
      new ClusterOptions(
          "test", "kube", Optional.empty(), Duration.ofSeconds(2), List.of(), true, true);

  public ClusterOptions {
    managerFlags = List.copyOf(managerFlags);
  }

  public ClusterOptions named(String newName) {
    return new ClusterOptions(newName, kube, disks, volumeSync, managerFlags, driver, scheduler);
  }

  /** Takes v1.30.14, the older end of what clusters run. */
  public ClusterOptions older() {
    return new ClusterOptions(
        name, "kube-1.30", disks, volumeSync, managerFlags, driver, scheduler);
  }

  /** Uses the disks of another cluster, as two clusters of one cloud account do. */
  public ClusterOptions sharing(RealCluster other) {
    return new ClusterOptions(
        name, kube, Optional.of(other.disks()), volumeSync, managerFlags, driver, scheduler);
  }

  public ClusterOptions syncing(Duration every) {
    return new ClusterOptions(name, kube, disks, every, managerFlags, driver, scheduler);
  }

  public ClusterOptions withManagerFlags(String... flags) {
    return new ClusterOptions(name, kube, disks, volumeSync, List.of(flags), driver, scheduler);
  }

  public ClusterOptions withoutDriver() {
    return new ClusterOptions(name, kube, disks, volumeSync, managerFlags, false, scheduler);
  }

  public ClusterOptions withoutScheduler() {
    return new ClusterOptions(name, kube, disks, volumeSync, managerFlags, driver, false);
  }
}
