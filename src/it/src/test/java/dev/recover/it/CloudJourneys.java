// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster in a cloud is gone with everything in it; its disks get into another cluster. */
abstract class CloudJourneys {
  private static final String FILE = "dump.rdb";

  @TempDir Path folder;

  abstract CloudPlace cloud();

  /** Where the cloud keeps what it knows of a disk, in its folder. */
  abstract Path record(String handle);

  /** The handle of the same disk after somebody restored it in another zone. */
  abstract String elsewhere(String handle);

  /** A disk's record as it reads when the disk is elsewhere. */
  abstract String rewritten(String record, String handle);

  @Test
  void withoutABundleTheDisksComeIntoANewCluster() throws IOException {
    Lost lost = lost();
    try (CloudCluster fresh = newCluster()) {
      fresh.install(0);
      Path plan = folder.resolve("plan.json");

      Ran planned = fresh.adopt(plan, "--fs-type", "ext4").succeeds();

      assertThat(planned.out()).contains("3 to do", "Disks deleted: 0");
      fresh.admin().apply(plan).succeeds();
      comesBack(fresh, plan, lost.disks());
    }
  }

  @Test
  void aBundleIsFollowedToTheDiskThatMoved() throws IOException {
    Lost lost = lost();
    String old = lost.disks().get("data-redis-0");
    move(old);
    Map<String, String> now = new TreeMap<>(lost.disks());
    now.put("data-redis-0", elsewhere(old));
    try (CloudCluster fresh = newCluster()) {
      fresh.install(0);

      Path plan =
          fresh
              .admin()
              .plan(
                  lost.bundle(), "--locate", "--provider", cloud().id(), "--cluster-name", "prod");

      KubeObject document = Administrator.document(plan);
      assertThat(Administrator.column(document, "volumes", "state")).containsOnly("ready");
      assertThat(Files.readString(plan)).contains("follow-disk", elsewhere(old));
      fresh.admin().apply(plan).succeeds();
      comesBack(fresh, plan, now);
    }
  }

  @Test
  void neitherACopyNorAnotherClustersDiskIsTaken() throws IOException {
    Lost lost = lost();
    String twice = lost.disks().get("data-redis-1");
    copy(twice);
    try (CloudCluster fresh = newCluster()) {
      fresh.install(0);
      Path plan = folder.resolve("plan.json");

      Ran ambiguous = fresh.adopt(plan, "--fs-type", "ext4").says(Code.DISK_AMBIGUOUS);

      ambiguous.mentions("data-redis-1", "--mapping");
      assertThat(ambiguous.out()).contains("2 to do", "1 blocked");
      fresh.admin().apply(plan).failsWith(Code.PLAN_BLOCKED);
      Ran foreign =
          fresh
              .adopt(plan, "--fs-type", "ext4", "--cluster-name", "elsewhere")
              .says(Code.DISK_FOREIGN);
      foreign.mentions("prod", "3 blocked");
      fresh.admin().apply(plan).failsWith(Code.PLAN_BLOCKED);
      assertThat(fresh.place().volumesFor(CloudCluster.NAMESPACE)).isEmpty();
    }
  }

  /** The pods of all replicas are on their disks again, and what was written is there. */
  private void comesBack(CloudCluster fresh, Path plan, Map<String, String> disks)
      throws IOException {
    fresh.admin().assertVerified(plan, CloudCluster.REPLICAS);
    assertThat(fresh.disks()).isEqualTo(disks);
    fresh.install(CloudCluster.REPLICAS);
    fresh.awaitPods();
    for (Map.Entry<String, String> disk : disks.entrySet()) {
      Path data = data(disk.getValue());
      assertThat(data.resolve(FILE)).hasContent("of " + disk.getKey());
      assertThat(Files.readAllLines(data.resolve("starts")))
          .as("starts on the disk of %s", disk.getKey())
          .hasSize(2)
          .allMatch(line -> line.contains(disk.getKey().substring("data-".length())));
    }
  }

  /** The one that the disks are of, which is gone. */
  private CloudCluster oldCluster() {
    return cluster("prod", cloud().startProcess("prod", folder.resolve("cloud")));
  }

  private CloudCluster newCluster() {
    return cluster("new", cloud().start("new", folder.resolve("cloud")));
  }

  private CloudCluster cluster(String name, RunningSandbox sandbox) {
    return CloudCluster.of(sandbox, cloud(), folder.resolve(name));
  }

  private record Lost(Map<String, String> disks, Path bundle) {}

  /** Redis ran and was captured; now there is neither a cluster nor an object of it. */
  private Lost lost() throws IOException {
    try (CloudCluster old = oldCluster()) {
      old.install(CloudCluster.REPLICAS);
      old.awaitPods();
      Map<String, String> disks = old.disks();
      for (Map.Entry<String, String> disk : disks.entrySet()) {
        Files.writeString(data(disk.getValue()).resolve(FILE), "of " + disk.getKey());
      }
      Path bundle = old.admin().capture("-n", CloudCluster.NAMESPACE);
      old.stop();
      return new Lost(disks, bundle);
    }
  }

  private Path data(String handle) {
    Path record = inCloud(handle);
    String name = record.getFileName().toString();
    return record.resolveSibling(name.substring(0, name.length() - ".json".length()) + ".data");
  }

  private Path inCloud(String handle) {
    return folder.resolve("cloud").resolve(record(handle));
  }

  private void copy(String handle) throws IOException {
    String text = rewritten(Files.readString(inCloud(handle)), handle);
    Path there = inCloud(elsewhere(handle));
    Files.createDirectories(there.getParent());
    Files.writeString(there, text);
  }

  private void move(String handle) throws IOException {
    copy(handle);
    Files.move(data(handle), data(elsewhere(handle)));
    Files.delete(inCloud(handle));
  }

  /** Another zone of the same region. */
  static String otherZone(String zone) {
    String region = zone.substring(0, zone.length() - 1);
    return region + (zone.endsWith("a") ? "b" : "a");
  }
}
