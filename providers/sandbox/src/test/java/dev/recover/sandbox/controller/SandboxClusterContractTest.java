// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller;

import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.disk.DiskStore;
import dev.recover.testkit.KubernetesWire;
import dev.recover.testkit.contract.ClusterContract;
import dev.recover.testkit.contract.World;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox does what a real control plane does. */
class SandboxClusterContractTest extends ClusterContract {
  private static final Duration SYNC = Duration.ofMillis(200);

  @TempDir static Path disks;

  private static Sandbox sandbox;
  private static ControlPlane controllers;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
    controllers =
        ControlPlane.start(
            sandbox.store(), DiskStore.inFolder(disks), ControlOptions.DEFAULT.syncing(SYNC));
  }

  @AfterAll
  static void stop() {
    controllers.close();
    sandbox.close();
  }

  @Override
  public World world() {
    KubernetesWire wire = new KubernetesWire(sandbox.url(), sandbox.token());
    return new World(wire, ControlOptions.DRIVER, disks, SYNC.multipliedBy(3), true);
  }
}
