// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.testkit.KubernetesWire.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A Redis of which nobody has a bundle: only its disks are left, with what is written on them. */
abstract class AdoptionJourneys extends Journey {
  /** Writes a listing of these disks into a folder, as it comes from the storage system. */
  abstract void list(List<String> handles, Path into) throws IOException;

  @Test
  void theDisksComeBackWithoutABundle() throws IOException {
    RedisStory redis = lost("adopt");
    Path plan = folder.resolve("plan.json");

    adopt(redis, plan).says(Code.ANSWER_NEEDED);
    place().create(redis.statefulSet().with(FieldPath.of("spec", "replicas"), 0));
    adopt(redis, plan, "--fs-type", "ext4");

    KubeObject document = Administrator.document(plan);
    assertThat(document.text("flow")).contains("adopt");
    assertThat(Administrator.column(document, "volumes", "state")).containsOnly("ready");
    administrator().apply(plan).succeeds();
    administrator().assertVerified(plan, RedisStory.REPLICAS);
    assertThat(redis.disksByClaim()).isEqualTo(redis.disks());
    place().volumesFor(redis.namespace()).forEach(this::mountsReadOnlyUntilToldOtherwise);
    place().delete(redis.statefulSet());
    redis.startsAsBefore();
    adopt(redis, plan, "--fs-type", "ext4");
    assertThat(Administrator.column(Administrator.document(plan), "volumes", "state"))
        .containsOnly("done");
  }

  /** What the plan's note says is done: the option is taken away again. */
  private void mountsReadOnlyUntilToldOtherwise(KubeObject volume) {
    assertThat(volume.textList("spec", "mountOptions")).containsExactly("ro");
    assertThat(Place.policy(volume)).isEqualTo("Retain");
    List<Map<String, String>> change =
        List.of(Map.of("op", "remove", "path", "/spec/mountOptions"));
    place().wire().patch(volume, Patch.JSON, change, "").good();
  }

  @Test
  void aBundleIsHeldAgainstTheDisksThatAreThere() throws IOException {
    Disaster disaster = disaster("locate");
    RedisStory redis = disaster.redis();
    List<String> kept = new ArrayList<>(redis.disks().values()).subList(0, 2);
    Path disks = Files.createDirectory(folder.resolve("two"));
    list(kept, disks);

    Path plan =
        disaster.admin().plan(disaster.bundle(), "--locate", "--disks-from", "csi=" + disks);

    KubeObject document = Administrator.document(plan);
    assertThat(Administrator.column(document, "volumes", "state"))
        .containsExactlyInAnyOrder("ready", "ready", "blocked");
    assertThat(Administrator.column(document, "diagnostics", "code"))
        .contains(Code.DISK_MISSING.name());
    disaster.admin().apply(plan).failsWith(Code.PLAN_BLOCKED);
  }

  @Test
  void neitherOfTwoIsChosen() throws IOException {
    RedisStory redis = lost("twice");
    Path disks = Files.createDirectory(folder.resolve("all"));
    list(new ArrayList<>(redis.disks().values()), disks);
    Files.writeString(
        disks.resolve("copy.json"),
        """
        {"driver": "%s", "handle": "dir-copy", "sizeBytes": 1073741824, "state": "available",
         "claim": {"namespace": "%s", "name": "data-redis-0"}}
        """
            .formatted(place().driver(), redis.namespace()));
    Path plan = folder.resolve("plan.json");

    Ran ran = planned(redis, disks, plan, "--volume-mode", "Filesystem", "--fs-type", "ext4");

    assertThat(ran.says(Code.DISK_AMBIGUOUS).err()).contains("dir-copy");
    assertThat(Administrator.column(Administrator.document(plan), "volumes", "state"))
        .containsOnly("blocked");
  }

  /** A Redis that lost everything but its disks, and was never captured. */
  private RedisStory lost(String name) {
    RedisStory redis = RedisStory.running(place(), named(name));
    administrator().secured(redis.namespace());
    redis.loseEverything();
    return redis;
  }

  private Ran adopt(RedisStory redis, Path plan, String... more) throws IOException {
    Path disks = folder.resolve("disks");
    Files.createDirectories(disks);
    list(new ArrayList<>(redis.disks().values()), disks);
    return planned(redis, disks, plan, more).succeeds();
  }

  private Ran planned(RedisStory redis, Path disks, Path plan, String... more) {
    List<String> words = new ArrayList<>(List.of("plan", "adopt", "-n", redis.namespace()));
    words.addAll(List.of("--disks-from", "csi=" + disks, "--out", plan.toString()));
    words.addAll(List.of("--context", place().context()));
    words.addAll(List.of(more));
    return administrator().command().run(words.toArray(String[]::new));
  }
}
