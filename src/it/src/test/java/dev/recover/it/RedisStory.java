// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Redis of three replicas with a disk each, whose StorageClass deletes a disk together with its
 * claim.
 *
 * <p>It knows which claim had which disk and what was written on it, so that at the end of a
 * journey it can say whether everything is as it was.
 */
final class RedisStory {
  static final int REPLICAS = 3;
  private static final String NAME = "redis";

  private final Place place;
  private final String namespace;
  private final String storageClass;
  private final Map<String, String> disks = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private List<String> disksMade = List.of();

  private RedisStory(Place place, String namespace, String storageClass) {
    this.place = place;
    this.namespace = namespace;
    this.storageClass = storageClass;
  }

  /** Installs Redis into a new namespace, waits until its pods run, and lets each write a file. */
  static RedisStory running(Place place, String namespace) {
    RedisStory redis = new RedisStory(place, namespace, namespace + "-fast");
    redis.prepare(place);
    place.create(ObjectBuilders.namespace(namespace));
    redis.start();
    redis.remember();
    return redis;
  }

  /** The same Redis in another cluster or under another namespace and class, not running yet. */
  RedisStory movedTo(Place target, String newNamespace, String newClass) {
    RedisStory moved = new RedisStory(target, newNamespace, newClass);
    moved.disks.putAll(disks);
    moved.files.putAll(files);
    moved.disksMade = disksMade;
    return moved;
  }

  /** Makes the class, which deletes disks, in a cluster. */
  void prepare(Place cluster) {
    cluster.create(ObjectBuilders.storageClass(storageClass, cluster.driver()).build());
  }

  String namespace() {
    return namespace;
  }

  String storageClass() {
    return storageClass;
  }

  /** Creates the StatefulSet and waits until all of its pods run. */
  void start() {
    place.create(statefulSet());
    awaitPods();
  }

  void awaitPods() {
    Poll.until(
        "pods of " + namespace + " to run",
        () -> place.list(ResourceType.POD, namespace),
        pods -> pods.size() == REPLICAS && pods.stream().allMatch(RedisStory::runs));
  }

  private static boolean runs(KubeObject pod) {
    return Place.phase(pod).equals("Running") && !pod.terminating();
  }

  KubeObject statefulSet() {
    return ObjectBuilders.statefulSet(namespace, NAME)
        .replicas(REPLICAS)
        .set("Parallel", "spec", "podManagementPolicy")
        .claims(ObjectBuilders.claim(namespace, "data").storageClass(storageClass))
        .build();
  }

  private void remember() {
    for (KubeObject claim : place.claims(namespace)) {
      String handle = Place.handle(volumeOf(claim));
      disks.put(claim.name(), handle);
      String text = "what " + namespace + "/" + claim.name() + " knows\n";
      write(dump(handle), text);
      files.put(claim.name(), text);
    }
    assertThat(disks).hasSize(REPLICAS);
    disksMade = place.worldDisks().madeFor(namespace);
    assertThat(disksMade).hasSize(REPLICAS);
  }

  private Path dump(String handle) {
    return place.disks().resolve(handle).resolve("data").resolve("dump.rdb");
  }

  /** Claim to volume handle, as it was in the beginning. */
  Map<String, String> disks() {
    return disks;
  }

  KubeObject volumeOf(KubeObject claim) {
    return place.volume(claim.text("spec", "volumeName").orElse(""));
  }

  // Disasters.

  /** Deletes the StatefulSet and waits until its pods are gone and its disks are detached. */
  void stop() {
    place.delete(statefulSet());
    Poll.until(
        "pods of " + namespace + " to be gone",
        () -> place.list(ResourceType.POD, namespace),
        List::isEmpty);
    List<String> volumes = place.volumesFor(namespace).stream().map(KubeObject::name).toList();
    Poll.until(
        "disks of " + namespace + " to be detached",
        () -> place.list(ResourceType.VOLUME_ATTACHMENT, ""),
        held -> held.stream().noneMatch(a -> volumes.contains(volumeName(a))));
  }

  private static String volumeName(KubeObject attachment) {
    return attachment.text("spec", "source", "persistentVolumeName").orElse("");
  }

  void deleteClaims() {
    place.claims(namespace).forEach(place::delete);
  }

  void deleteVolumes() {
    place.volumesFor(namespace).forEach(place::delete);
  }

  void deleteNamespace() {
    KubeObject there = ObjectBuilders.namespace(namespace);
    place.wire().delete(there);
    place.awaitGone(there);
  }

  /** Deletes the StatefulSet, the claims and the volumes; only disks are left. */
  void loseEverything() {
    stop();
    deleteClaims();
    deleteVolumes();
    assertDisksAreIntact();
  }

  // The end of the story.

  /** Starts Redis and asserts that the same pods are on the same disks, with the same files. */
  void startsAsBefore() {
    Map<String, Integer> before = starts();
    start();
    before.forEach((claim, count) -> startedOnceMore(claim, count));
    assertThat(disksByClaim()).isEqualTo(disks);
    assertDisksAreIntact();
  }

  private Map<String, Integer> starts() {
    Map<String, Integer> starts = new TreeMap<>();
    disks.forEach((claim, disk) -> starts.put(claim, place.worldDisks().starts(disk).size()));
    return starts;
  }

  private void startedOnceMore(String claim, int before) {
    List<String> starts = place.worldDisks().starts(disks.get(claim));
    assertThat(starts).as("starts on the disk of %s", claim).hasSize(before + 1);
    String pod = claim.substring("data-".length());
    assertThat(starts).allSatisfy(line -> assertThat(line.split(" ")[1]).endsWith("/" + pod));
  }

  Map<String, String> disksByClaim() {
    Map<String, String> now = new TreeMap<>();
    place.claims(namespace).forEach(c -> now.put(c.name(), Place.handle(volumeOf(c))));
    return now;
  }

  /** Asserts that no disk was deleted or made, and that each holds what was written on it. */
  void assertDisksAreIntact() {
    files.forEach((claim, text) -> assertThat(dump(disks.get(claim))).hasContent(text));
    String first = files.values().iterator().next().split(" ")[1].split("/")[0];
    assertThat(place.worldDisks().madeFor(first)).isEqualTo(disksMade);
    assertThat(place.worldDisks().madeFor(namespace)).isSubsetOf(disksMade);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
