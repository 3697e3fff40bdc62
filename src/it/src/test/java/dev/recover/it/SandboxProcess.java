// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.Folders;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code recover sandbox start} as a user would have it in a second terminal. */
final class SandboxProcess implements RunningSandbox {
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
          new SandboxProcess(running, folder, Place.of(kubeconfig, folder.resolve("dir/disks")));
      Runtime.getRuntime().addShutdownHook(sandbox.hook);
      return sandbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Place place() {
    return place;
  }

  /** What {@code cloud.env} exports. */
  @Override
  public Map<String, String> environment() {
    Path file = place.kubeconfig().resolveSibling("cloud.env");
    Map<String, String> environment = new LinkedHashMap<>();
    for (String line : Poll.until("cloud.env", () -> lines(file), lines -> !lines.isEmpty())) {
      String assignment = line.substring("export ".length());
      int equals = assignment.indexOf('=');
      environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return environment;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
