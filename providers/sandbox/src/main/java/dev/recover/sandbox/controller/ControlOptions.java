// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller;

import dev.recover.sandbox.disk.DiskStore;
import java.time.Duration;

/**
 * How the controllers of a sandbox run.
 *
 * @param cluster its name, unique among sandboxes that share disks: it begins the nodes' ids at the
 *     driver
 * @param resync how often the PersistentVolume controller looks at everything; 15 s in Kubernetes
 * @param version of the kubelets
 */
public record ControlOptions(String cluster, Duration resync, String version) {
  /** The name of the CSI driver of a sandbox without a cloud. */
  public static final String DRIVER = DiskStore.DRIVER;

  /** As a cluster of Kubernetes runs that nobody tuned. */
  public static final ControlOptions DEFAULT =
      new ControlOptions("sandbox", Duration.ofSeconds(15), "v1.36.3+recover-sandbox");

  public ControlOptions named(String name) {
    return new ControlOptions(name, resync, version);
  }

  public ControlOptions syncing(Duration every) {
    return new ControlOptions(cluster, every, version);
  }
}
