// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sandbox over a cloud that outlives it, and a Redis that can be installed into it. */
final class CloudCluster implements AutoCloseable {
  static final String NAMESPACE = "shop";
  static final int REPLICAS = 3;
  private static final String CLASS = "fast";

  private final SandboxProcess process;
  private final String cloud;
  private final Administrator admin;

  private CloudCluster(SandboxProcess process, String cloud, Administrator admin) {
    this.process = process;
    this.cloud = cloud;
    this.admin = admin;
  }

  /**
   * Starts a cluster.
   *
   * @param disks the cloud's folder, which other clusters may have used before
   * @param folder where bundles and plans go
   */
  static CloudCluster start(String name, String cloud, Path disks, Path folder) {
    SandboxProcess process =
        SandboxProcess.start(name, "--cloud", cloud, "--disks", disks.toString());
    RecoverCommand command =
        RecoverCommand.in(folder.resolve(name)).on(process.place().kubeconfig());
    for (Map.Entry<String, String> variable : environment(process.place()).entrySet()) {
      command = command.with(variable.getKey(), variable.getValue());
    }
    return new CloudCluster(process, cloud, new Administrator(process.place(), command));
  }

  /** What {@code cloud.env} exports. */
  private static Map<String, String> environment(Place place) {
    Path file = place.kubeconfig().resolveSibling("cloud.env");
    Map<String, String> variables = new TreeMap<>();
    Poll.until(file + " to be there", () -> Files.exists(file), there -> there);
    try {
      for (String line : Files.readAllLines(file)) {
        String[] pair = line.substring("export ".length()).split("=", 2);
        variables.put(pair[0], pair[1]);
      }
      return variables;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Place place() {
    return process.place();
  }

  Administrator admin() {
    return admin;
  }

  /** Makes the StatefulSet with so many replicas, in place of one that is there. */
  void install(int replicas) {
    if (place().look(ObjectBuilders.namespace(NAMESPACE)).code() == 404) {
      place().create(ObjectBuilders.namespace(NAMESPACE));
      place()
          .create(
              ObjectBuilders.storageClass(CLASS, place().driver()).waitForFirstConsumer().build());
    }
    place().delete(redis(replicas));
    place().create(redis(replicas));
  }

  private static KubeObject redis(int replicas) {
    return ObjectBuilders.statefulSet(NAMESPACE, "redis")
        .replicas(replicas)
        .set("Parallel", "spec", "podManagementPolicy")
        .claims(ObjectBuilders.claim(NAMESPACE, "data").storageClass(CLASS))
        .build();
  }

  void awaitPods() {
    Poll.until(
        "pods to run",
        () -> place().list(ResourceType.POD, NAMESPACE),
        pods ->
            pods.size() == REPLICAS
                && pods.stream().allMatch(pod -> Place.phase(pod).equals("Running")));
  }

  /** Deletes the StatefulSet and waits until its disks are detached. */
  void stop() {
    place().delete(redis(0));
    Poll.until(
        "disks to be detached",
        () -> place().list(ResourceType.VOLUME_ATTACHMENT, ""),
        List::isEmpty);
  }

  /** Claim to volume handle. */
  Map<String, String> disks() {
    Map<String, String> disks = new TreeMap<>();
    for (KubeObject claim : place().claims(NAMESPACE)) {
      String volume = claim.text("spec", "volumeName").orElseThrow();
      disks.put(claim.name(), Place.handle(place().volume(volume)));
    }
    return disks;
  }

  /** Plans to adopt what the namespace had, from what the cloud holds. */
  Ran adopt(Path plan, String... more) {
    List<String> words = new ArrayList<>(List.of("plan", "adopt", "--provider", cloud));
    words.addAll(List.of("-n", NAMESPACE, "--out", plan.toString()));
    words.addAll(List.of("--context", place().context()));
    words.addAll(List.of(more));
    return admin.command().run(words.toArray(String[]::new));
  }

  @Override
  public void close() {
    process.close();
  }
}
