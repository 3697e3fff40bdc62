// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller;

import java.time.Duration;

/**
 * How the controllers of a sandbox run.
 *
 * @param cluster its name, unique among sandboxes that share disks: it begins the nodes' ids at the
 *     driver
 * @param driver the CSI driver's name
 * @param resync how often the PersistentVolume controller looks at everything; 15 s in Kubernetes
 * @param version of the kubelets
 */
public record ControlOptions(String cluster, String driver, Duration resync, String version) {
  /** The name of the sandbox's CSI driver. */
  public static final String DRIVER = "sandbox.recover.dev";

  /** As a cluster of Kubernetes runs that nobody tuned. */
  public static final ControlOptions DEFAULT =
      new ControlOptions("sandbox", DRIVER, Duration.ofSeconds(15), "v1.36.3+recover-sandbox");

  public ControlOptions named(String name) {
    return new ControlOptions(name, driver, resync, version);
  }

  public ControlOptions syncing(Duration every) {
    return new ControlOptions(cluster, driver, every, version);
  }
}
