// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller;

import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.disk.DiskStore;
import dev.recover.testkit.KubernetesWire;
import dev.recover.testkit.contract.SharedDisksContract;
import dev.recover.testkit.contract.World;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two sandboxes over one folder of disks, each with its own view of the folder. */
class SandboxSharedDisksTest extends SharedDisksContract {
  private static final Duration SYNC = Duration.ofMillis(200);

  @TempDir Path disks;

  private Running first;
  private Running second;

  /** A sandbox with its controllers. */
  private record Running(Sandbox sandbox, ControlPlane controllers) {
    static Running start(String name, Path disks) {
      Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS.named(name));
      ControlOptions options = ControlOptions.DEFAULT.named(name).syncing(SYNC);
      return new Running(
          sandbox, ControlPlane.start(sandbox.store(), DiskStore.inFolder(disks), options));
    }

    World world(Path disks) {
      KubernetesWire wire = new KubernetesWire(sandbox.url(), sandbox.token());
      return new World(wire, ControlOptions.DRIVER, disks, SYNC.multipliedBy(3), true);
    }

    void stop() {
      controllers.close();
      sandbox.close();
    }
  }

  @BeforeEach
  void start() {
    first = Running.start("first", disks);
    second = Running.start("second", disks);
  }

  @AfterEach
  void stop() {
    first.stop();
    second.stop();
  }

  @Override
  protected World one() {
    return first.world(disks);
  }

  @Override
  protected World two() {
    return second.world(disks);
  }
}
