// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.view.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the usual commands once, so that the class-data archive holds the classes they load.
 *
 * <p>{@code recover-archive} starts it in place of {@link Main}; it has no other use. It captures a
 * volume from a file, restores it into a sandbox of its own, and touches nothing outside the folder
 * it is given. The JVM loads whatever an archive holds, whichever command runs; so what needs no
 * cluster has one of its own, and so have the shell and the sandbox. What a command prints or
 * returns does not matter here, and none may take long.
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

  /** As {@code sandbox start --cloud} says it. */
  private static final String NO_CLOUD = "none";

  private final Path folder;
  private final Path kubeconfig;
  private final String bundle;
  private final String plan;

  private Training(Path folder) {
    this.folder = folder;
    this.kubeconfig = sandbox(NO_CLOUD).resolve("kubeconfig");
    this.bundle = folder.resolve("bundle").toString();
    this.plan = folder.resolve("plan.json").toString();
  }

  public static void main(String[] arguments)
      throws ReflectiveOperationException, InterruptedException {
    Training training = new Training(Path.of(arguments[0]));
    String kind = arguments.length > 1 ? arguments[1] : "offline";
    Runnable work =
        switch (kind) {
          case "cluster" -> () -> training.onServer(List.of(NO_CLOUD), training::restore);
          case "shell" -> () -> training.onServer(List.of(NO_CLOUD), training::shell);
          case "cloud" -> () -> training.onServer(TrainingCloud.ids(), training::clouds);
          case "sandbox" -> training::inSandbox;
          case TrainingServer.KIND ->
              () -> training.serve(List.of(arguments).subList(2, arguments.length));
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
    capture();
    run("bundle", "show", bundle);
    run("bundle", "show", bundle, "-o", "json");
    run("bundle", "verify", bundle);
  }

  /**
   * The server is another process, which also captures the bundle: those classes are of no use to
   * whoever speaks to a server.
   */
  private void onServer(List<String> clouds, Consumer<String> work) {
    try (TrainingServer server = TrainingServer.start(folder, clouds)) {
      server.kubeconfig().ifPresent(work);
    }
  }

  private void inSandbox() {
    capture();
    background(() -> start(NO_CLOUD));
    if (TrainingServer.awaitFile(kubeconfig)) {
      restore(kubeconfig.toString());
    }
  }

  /** Until nobody is there any more who started it. */
  private void serve(List<String> clouds) {
    capture();
    clouds.forEach(cloud -> background(() -> start(cloud)));
    List<Path> configs =
        clouds.stream().map(cloud -> sandbox(cloud).resolve("kubeconfig")).toList();
    if (configs.stream().allMatch(TrainingServer::awaitFile)) {
      TrainingServer.serve(folder, configs.get(0));
    }
  }

  private Path sandbox(String cloud) {
    return folder.resolve("sandbox-" + cloud);
  }

  private void start(String cloud) {
    run("sandbox", "start", "--dir", sandbox(cloud).toString(), "--cloud", cloud);
  }

  /**
   * One after the other: each has the classes of an SDK of its own, the first also those of TLS.
   */
  private void clouds(String config) {
    for (TrainingCloud cloud : TrainingCloud.values()) {
      Path box = sandbox(cloud.id());
      cloud.train(box, cloud.ordinal() == 0 ? config : box.resolve("kubeconfig").toString());
    }
  }

  private void restore(String config) {
    run("plan", "restore", "--bundle", bundle, "--kubeconfig", config, "--out", plan);
    run("plan", "show", plan);
    // Not among the runs of whoever waits for this.
    String state = folder.resolve("state").toString();
    run("apply", plan, "--kubeconfig", config, "--state-dir", state);
    run("apply", plan, "--kubeconfig", config, "--state-dir", state); // it looks at earlier runs
    run("verify", plan, "--kubeconfig", config);
    run("verify", plan, "--kubeconfig", kubeconfig.toString()); // without TLS
    run("capture", "-A", "--kubeconfig", config, "--out", config + ".bundle");
  }

  private void shell(String config) {
    String state = folder.resolve("state").toString();
    // Without a terminal it reads lines, here none: what comes before is the same.
    run("shell", "--kubeconfig", config, "--state-dir", state);
    new TrainingShell(
            folder.resolve("types"),
            List.of("--kubeconfig", config, "--state-dir", state, "--bundle", bundle))
        .run();
  }

  private void capture() {
    try {
      Path volume = Files.writeString(folder.resolve("volume.yaml"), VOLUME);
      run("capture", "--from", volume.toString(), "--out", bundle);
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
