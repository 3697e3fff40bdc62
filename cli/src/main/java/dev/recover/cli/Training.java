// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.view.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the usual commands once, so that the class-data archive holds the classes they load.
 *
 * <p>{@code recover-archive} starts it in place of {@link Main}; it has no other use. It captures a
 * volume from a file, restores it into a sandbox of its own, and touches nothing outside the folder
 * it is given. The JVM loads whatever an archive holds, whichever command runs; so what needs no
 * cluster has one of its own, and so has the shell. What a command prints or returns does not
 * matter here, and none may take long.
 */
final class Training {
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: training}
      spec:
        accessModes: [ReadWriteOnce]
        capacity: {storage: 1Gi}
        claimRef: {kind: PersistentVolumeClaim, namespace: training, name: data}
        csi: {driver: sandbox.recover.dev, volumeHandle: disk-1}
        persistentVolumeReclaimPolicy: Retain
        storageClassName: ""
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: data, namespace: training}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 1Gi}}
        storageClassName: ""
        volumeName: training
      """;

  private final Path folder;
  private final String kubeconfig;
  private final String bundle;
  private final String plan;

  private Training(Path folder) {
    this.folder = folder;
    this.kubeconfig = folder.resolve("sandbox/kubeconfig").toString();
    this.bundle = folder.resolve("bundle").toString();
    this.plan = folder.resolve("plan.json").toString();
  }

  public static void main(String[] arguments)
      throws ReflectiveOperationException, InterruptedException {
    Training training = new Training(Path.of(arguments[0]));
    String kind = arguments.length > 1 ? arguments[1] : "offline";
    Runnable work =
        switch (kind) {
          case "cluster" -> () -> training.onCluster(training::restore);
          case "shell" -> () -> training.onCluster(training::shell);
          default -> training::offline;
        };
    // It is where every command begins, and otherwise the one class that comes from a jar.
    Class.forName("dev.recover.cli.Main");
    Thread commands = background(work);
    commands.join(LONGEST.toMillis());
    // The archive is written when the JVM exits in the ordinary way; threads left do not matter.
    System.exit(0);
  }

  /**
   * What needs no cluster: no class of a client or of TLS is loaded, as it would slow these down.
   */
  private void offline() {
    run("--help");
    run("version");
    run("no-such-command");
    List.of("capture", "bundle", "plan", "apply", "verify").forEach(verb -> run(verb, "--help"));
    writeVolume();
    run("capture", "--from", folder.resolve("volume.yaml").toString(), "--out", bundle);
    run("bundle", "show", bundle);
    run("bundle", "show", bundle, "-o", "json");
    run("bundle", "verify", bundle);
  }

  private void onCluster(Consumer<String> work) {
    writeVolume();
    run("capture", "--from", folder.resolve("volume.yaml").toString(), "--out", bundle);
    background(() -> run("sandbox", "start", "--dir", folder.resolve("sandbox").toString()));
    if (sandboxIsUp()) {
      work.accept(withTls());
    }
  }

  private String withTls() {
    try {
      return new TrainingTls(folder).before(Path.of(kubeconfig)).toString();
    } catch (IOException | GeneralSecurityException withoutTls) {
      return kubeconfig;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return kubeconfig;
    }
  }

  private void restore(String config) {
    run("plan", "restore", "--bundle", bundle, "--kubeconfig", config, "--out", plan);
    run("plan", "show", plan);
    // Not among the runs of whoever waits for this.
    String state = folder.resolve("state").toString();
    run("apply", plan, "--kubeconfig", config, "--state-dir", state);
    run("verify", plan, "--kubeconfig", config);
    run("capture", "-A", "--kubeconfig", config, "--out", config + ".bundle");
  }

  private void shell(String config) {
    String state = folder.resolve("state").toString();
    // Without a terminal it reads lines, here none: what comes before is the same.
    run("shell", "--kubeconfig", config, "--state-dir", state);
    new TrainingShell(List.of("--kubeconfig", config, "--state-dir", state, "--bundle", bundle))
        .run();
  }

  private boolean sandboxIsUp() {
    for (int tries = 0; tries < 50; tries++) {
      if (Files.exists(Path.of(kubeconfig))) {
        return true;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        return false;
      }
    }
    return false;
  }

  private void writeVolume() {
    try {
      Files.writeString(folder.resolve("volume.yaml"), VOLUME);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Thread background(Runnable commands) {
    Thread thread = new Thread(commands, "training");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void run(String... command) {
    new Recover(Console.ofProcess()).run(command);
  }
}
