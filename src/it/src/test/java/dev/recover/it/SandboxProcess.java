// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import dev.recover.testkit.Folders;
import dev.recover.testkit.KubernetesWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** {@code recover sandbox start} as a user would have it in a second terminal. */
final class SandboxProcess implements AutoCloseable {
  private final RunningCommand running;
  private final Path folder;
  private final Place place;
  private final Thread hook = new Thread(this::stop, "stop sandbox");

  private SandboxProcess(RunningCommand running, Path folder, Place place) {
    this.running = running;
    this.folder = folder;
    this.place = place;
  }

  /** Starts a sandbox of that name and returns when it has said where its kubeconfig is. */
  static SandboxProcess start(String name, String... options) {
    try {
      Path folder = Files.createTempDirectory("recover-sandbox-");
      List<String> words = new java.util.ArrayList<>(List.of("sandbox", "start", "--name", name));
      words.addAll(List.of("--dir", folder.resolve("dir").toString()));
      words.addAll(List.of("--resync", "2s"));
      words.addAll(List.of(options));
      RunningCommand running = RecoverCommand.in(folder).start(words.toArray(String[]::new));
      Path kubeconfig = Path.of(running.awaitLine());
      SandboxProcess sandbox =
          new SandboxProcess(running, folder, placeOf(kubeconfig, folder.resolve("dir/disks")));
      Runtime.getRuntime().addShutdownHook(sandbox.hook);
      return sandbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the kubeconfig as kubectl does; of a sandbox it has one cluster, user and context. */
  private static Place placeOf(Path kubeconfig, Path disks) throws IOException {
    KubeObject config = KubeObject.of(Yaml.parseObject(Files.readString(kubeconfig)));
    KubeObject cluster = first(config, "clusters");
    KubeObject user = first(config, "users");
    KubernetesWire wire =
        new KubernetesWire(
            cluster.text("cluster", "server").orElseThrow(), user.text("user", "token").orElse(""));
    String context = config.text("current-context").orElseThrow();
    return new Place(kubeconfig, context, wire, disks, new ReentrantLock());
  }

  private static KubeObject first(KubeObject config, String list) {
    return KubeObject.of(Json.asMap((Map<?, ?>) config.list(list).get(0)));
  }

  Place place() {
    return place;
  }

  RunningCommand command() {
    return running;
  }

  private void stop() {
    running.close();
    Folders.delete(folder);
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
