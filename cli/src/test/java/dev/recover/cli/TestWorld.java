// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static dev.recover.testkit.ObjectBuilders.claim;
import static dev.recover.testkit.ObjectBuilders.namespace;
import static dev.recover.testkit.ObjectBuilders.storageClass;

import dev.recover.cli.command.CommandEntry;
import dev.recover.model.ClaimName;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.controller.ControlOptions;
import dev.recover.sandbox.controller.ControlPlane;
import dev.recover.sandbox.disk.DiskStore;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder and a cluster with a provisioner, and our commands run in it. */
public final class TestWorld implements AutoCloseable {
  /** The cluster's name and its context's. */
  public static final String CLUSTER = "box";

  private final Path folder;
  private final Sandbox sandbox;
  private final ControlPlane controllers;
  private final ObjectStore store;

  /**
   * What a command came to.
   *
   * @param words the command, without what every command here is given
   */
  public record Ran(List<String> words, int exitCode, String out, String err) {
    /** The document it printed. */
    public Map<String, Object> json() {
      return Json.parseObject(out);
    }
  }

  public TestWorld(Path folder) {
    this.folder = folder;
    sandbox = Sandbox.start(SandboxOptions.DEFAULTS.named(CLUSTER));
    controllers =
        ControlPlane.start(
            sandbox.store(),
            DiskStore.inMemory(),
            ControlOptions.DEFAULT.named(CLUSTER).syncing(Duration.ofMillis(200)));
    store = sandbox.store().as("test");
    sandbox.kubeconfig(folder.resolve("kubeconfig"));
    store.create(storageClass("fast", ControlOptions.DRIVER).build());
  }

  /** A file of this world. */
  public String file(String name) {
    return folder.resolve(name).toString();
  }

  /** Writes a file of this world and returns its path. */
  public String file(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command as a script would; a word that starts with ./ is a file of this world. */
  public Ran recover(String... words) {
    List<String> given = new ArrayList<>();
    for (String word : words) {
      given.add(word.startsWith("./") ? file(word.substring(2)) : word);
    }
    if (takesCluster(words) && !given.contains("--kubeconfig")) {
      given.addAll(List.of("--kubeconfig", file("kubeconfig")));
    }
    Map<String, String> environment = Map.of("RECOVER_STATE_DIR", file("state"));
    TestConsole console = new TestConsole(TestConsole.NO_TERMINAL, environment, "");
    int exitCode = new Recover(console.console()).run(given.toArray(String[]::new));
    return new Ran(List.of(words), exitCode, console.out(), console.err());
  }

  private static boolean takesCluster(String... words) {
    return (words.length < 2
            ? Optional.<CommandEntry>empty()
            : Commands.find(words[0] + " " + words[1]))
        .or(() -> Commands.find(words[0])).stream()
            .flatMap(entry -> entry.command().get().syntax().options().stream())
            .anyMatch(option -> option.name().equals("--kubeconfig"));
  }

  /** Creates claims and waits until each has a disk of its own. */
  public void createClaims(String namespace, String... names) {
    if (store.get(ResourceType.NAMESPACE, "", namespace).isEmpty()) {
      store.create(namespace(namespace));
    }
    for (String name : names) {
      store.create(claim(namespace, name).storageClass("fast").build());
    }
    for (String name : names) {
      Poll.until("bound", () -> claimOf(namespace, name), c -> phase(c).equals("Bound"));
    }
  }

  /** Deletes a claim and waits until it is gone; with policy Retain its volume is then Released. */
  public void deleteClaim(String namespace, String name) {
    String volume = claimOf(namespace, name).flatMap(c -> c.text("spec", "volumeName")).orElse("");
    store.delete(ResourceType.PERSISTENT_VOLUME_CLAIM, namespace, name, DeleteOptions.NONE);
    Poll.until("gone", () -> claimOf(namespace, name), Optional::isEmpty);
    Poll.until("released", () -> volume(volume), v -> phase(v).equals("Released"));
  }

  /** Deletes a claim and its PersistentVolume; the disk stays. */
  public void lose(String namespace, String name) {
    String volume = claimOf(namespace, name).flatMap(c -> c.text("spec", "volumeName")).orElse("");
    deleteClaim(namespace, name);
    store.delete(ResourceType.PERSISTENT_VOLUME, "", volume, DeleteOptions.NONE);
    Poll.until("gone", () -> volume(volume), Optional::isEmpty);
  }

  public Optional<KubeObject> claimOf(String namespace, String name) {
    return store.get(ResourceType.PERSISTENT_VOLUME_CLAIM, namespace, name);
  }

  /** The reclaim policy of the volume behind a claim. */
  public String policy(ClaimName claim) {
    return claimOf(claim.namespace(), claim.name())
        .flatMap(c -> c.text("spec", "volumeName"))
        .flatMap(this::volume)
        .flatMap(v -> v.text("spec", "persistentVolumeReclaimPolicy"))
        .orElse("");
  }

  public ObjectStore store() {
    return store;
  }

  /** The cluster, for tests that count its requests. */
  public Sandbox sandbox() {
    return sandbox;
  }

  private Optional<KubeObject> volume(String name) {
    return store.get(ResourceType.PERSISTENT_VOLUME, "", name);
  }

  private static String phase(Optional<KubeObject> object) {
    return object.flatMap(o -> o.text("status", "phase")).orElse("");
  }

  @Override
  public void close() {
    controllers.close();
    sandbox.close();
  }
}
