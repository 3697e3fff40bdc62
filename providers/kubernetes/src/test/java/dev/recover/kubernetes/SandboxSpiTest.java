// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.controller.ControlOptions;
import dev.recover.sandbox.controller.ControlPlane;
import dev.recover.sandbox.disk.DiskStore;
import dev.recover.spi.Cluster;
import dev.recover.testkit.spi.ClusterSpiContract;
import dev.recover.testkit.spi.FaultyGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the sandbox. */
class SandboxSpiTest extends ClusterSpiContract {
  @TempDir private static Path disks;

  private static Sandbox world;
  private static ControlPlane controllers;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    world = Sandbox.start(SandboxOptions.DEFAULTS);
    controllers =
        ControlPlane.start(world.store(), DiskStore.inFolder(disks), ControlOptions.DEFAULT);
  }

  @AfterAll
  static void stop() {
    controllers.close();
    world.close();
  }

  @Override
  protected FaultyGateway openGateway() {
    return new FaultyGateway(world.url());
  }

  @Override
  protected Cluster open(FaultyGateway through) throws IOException {
    Path file = Kubeconfigs.write(folder, through.url(), "{token: " + world.token() + "}");
    return KubernetesClusters.open(ClusterOptions.DEFAULTS.withKubeconfigs(List.of(file)));
  }
}
