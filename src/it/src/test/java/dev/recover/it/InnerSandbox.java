// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.controller.ControlOptions;
import dev.recover.sandbox.controller.ControlPlane;
import dev.recover.sandbox.disk.DiskStore;
import dev.recover.testkit.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A sandbox in the JVM of the tests, for journeys to which it is nothing but a cluster: it serves
 * the same over the wire as {@link SandboxProcess}, for a fifth of the time.
 */
final class InnerSandbox implements RunningSandbox {
  private final Path folder;
  private final SandboxDisks disks;
  private final Sandbox sandbox;
  private final ControlPlane controllers;
  private final Place place;

  private InnerSandbox(String name, Path folder, SandboxDisks disks, Path inFolder) {
    this.folder = folder;
    this.disks = disks;
    sandbox = Sandbox.start(SandboxOptions.DEFAULTS.named(name));
    controllers =
        ControlPlane.start(
            sandbox.store(),
            disks.cloud(),
            ControlOptions.DEFAULT.named(name).syncing(Duration.ofSeconds(2)));
    place = Place.of(sandbox.kubeconfig(folder.resolve("kubeconfig")), inFolder);
  }

  /** Starts a sandbox of that name with disks of its own. */
  static InnerSandbox start(String name) {
    Path folder = newFolder();
    return start(name, folder, folder.resolve("disks"));
  }

  /** Starts a sandbox of that name on a folder of disks, which others may share. */
  static InnerSandbox start(String name, Path disks) {
    return start(name, newFolder(), disks);
  }

  private static InnerSandbox start(String name, Path folder, Path disks) {
    SandboxDisks plain = new SandboxDisks(DiskStore.inFolder(disks), Map.of(), () -> {});
    return new InnerSandbox(name, folder, plain, disks);
  }

  /** Starts a sandbox of that name on a cloud, which ends with it. */
  static InnerSandbox start(String name, SandboxDisks cloud) {
    Path folder = newFolder();
    return new InnerSandbox(name, folder, cloud, folder.resolve("disks"));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("recover-sandbox-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public Map<String, String> environment() {
    return disks.environment();
  }

  @Override
  public void close() {
    controllers.close();
    sandbox.close();
    disks.stop().run();
    Folders.delete(folder);
  }
}
