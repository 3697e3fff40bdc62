// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
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

  private final RunningSandbox sandbox;
  private final String cloud;
  private final Administrator admin;

  private CloudCluster(RunningSandbox sandbox, String cloud, Administrator admin) {
    this.sandbox = sandbox;
    this.cloud = cloud;
    this.admin = admin;
  }

  /**
   * The cluster that a sandbox is; closing it ends the sandbox.
   *
   * @param folder where bundles and plans go
   */
  static CloudCluster of(RunningSandbox sandbox, CloudPlace cloud, Path folder) {
    RecoverCommand command = CloudPlace.command(sandbox, folder);
    return new CloudCluster(sandbox, cloud.id(), new Administrator(sandbox.place(), command));
  }

  Place place() {
    return sandbox.place();
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
    sandbox.close();
  }
}
