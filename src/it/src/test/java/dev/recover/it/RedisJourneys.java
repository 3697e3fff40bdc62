// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A Redis with three replicas loses everything but its disks, and gets all of it back. */
abstract class RedisJourneys extends Journey {

  @Test
  void everythingDeletedEverythingBack() {
    RedisStory redis = RedisStory.running(place(), named("redis"));
    Administrator admin = administrator();

    admin.protect(redis.namespace()).succeeds();
    Path bundle = admin.capture("-n", redis.namespace());
    redis.loseEverything();

    Path plan = admin.plan(bundle);
    KubeObject document = Administrator.document(plan);
    assertThat(Administrator.column(document, "volumes", "state")).containsOnly("ready");
    assertThat(handles(document)).isEqualTo(redis.disks());
    admin.apply(plan).succeeds();
    admin.verify(plan).succeeds();
    admin.assertVerified(plan, RedisStory.REPLICAS);
    assertThat(redis.disksByClaim()).isEqualTo(redis.disks());

    redis.startsAsBefore();
    assertThat(place().volumesFor(redis.namespace()))
        .extracting(Place::policy)
        .containsOnly("Retain");
  }

  @Test
  void applyingAgainDoesNothing() {
    Disaster disaster = disaster("again");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    Path plan = admin.plan(disaster.bundle());
    admin.apply(plan).succeeds();
    Map<String, String> once = versions(redis);

    admin.apply(plan).succeeds();
    assertThat(versions(redis)).isEqualTo(once);

    Path replanned = admin.plan(disaster.bundle());
    KubeObject document = Administrator.document(replanned);
    assertThat(Administrator.column(document, "volumes", "state")).containsOnly("done");
    admin.apply(replanned).succeeds();
    assertThat(versions(redis)).isEqualTo(once);
  }

  @Test
  void claimsMayBeMadeFirst() {
    Disaster disaster = disaster("claims");
    Path plan = disaster.admin().plan(disaster.bundle(), "--order", "claim-first");
    KubeObject document = Administrator.document(plan);
    assertThat(document.text("order", "name")).contains("claim-first");

    disaster.admin().apply(plan).succeeds();

    disaster.admin().assertVerified(plan, RedisStory.REPLICAS);
    disaster.redis().startsAsBefore();
  }

  @Test
  void twoCapturesOfAnUnchangedClusterAreTheSame() throws IOException {
    RedisStory redis = RedisStory.running(place(), named("twice"));
    Path first = administrator().capture("-n", redis.namespace());
    Path second = folder.resolve("second");
    administrator()
        .command()
        .run("capture", "-n", redis.namespace(), "--out", second + "")
        .succeeds();

    assertThat(second.resolve("SHA256SUMS"))
        .hasContent(Files.readString(first.resolve("SHA256SUMS")));
    administrator().command().run("bundle", "diff", first + "", second + "").succeeds();
    KubeObject shown =
        administrator().command().run("bundle", "show", first + "", "-o", "json").json();
    assertThat(Administrator.column(shown, "volumes", "claim"))
        .containsExactlyElementsOf(redis.disks().keySet());
    assertThat(Administrator.column(shown, "volumes", "handle"))
        .containsExactlyElementsOf(redis.disks().values());
    assertThat(Administrator.column(shown, "volumes", "reclaimPolicy")).containsOnly("Delete");
  }

  @Test
  void undoTakesBackWhatWasMadeAndNoDisk() {
    Disaster disaster = disaster("undo");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    Path plan = admin.plan(disaster.bundle());
    admin.apply(plan).succeeds();
    String run = admin.lastRun();

    redis.start();
    admin.undo(run).failsWith(dev.recover.diagnostic.Code.IN_USE).mentions(redis.namespace());
    assertThat(redis.disksByClaim()).isEqualTo(redis.disks());
    redis.stop();

    admin.undo(run).succeeds();
    assertThat(place().claims(redis.namespace())).isEmpty();
    assertThat(place().volumesFor(redis.namespace())).isEmpty();
    redis.assertDisksAreIntact();
    admin.undo(run).succeeds();

    admin.apply(admin.plan(disaster.bundle())).succeeds();
    redis.startsAsBefore();
  }

  @Test
  void protectCanBeTakenBack() {
    RedisStory redis = RedisStory.running(place(), named("protect"));
    Administrator admin = administrator();
    List<KubeObject> before = place().volumesFor(redis.namespace());
    assertThat(before).extracting(Place::policy).containsOnly("Delete");

    admin.protect(redis.namespace()).succeeds();
    assertThat(place().volumesFor(redis.namespace())).allSatisfy(RedisJourneys::isProtected);
    admin.protect(redis.namespace()).succeeds();

    admin.write("protect", "--restore", "-n", redis.namespace()).succeeds();
    assertThat(place().volumesFor(redis.namespace()))
        .allSatisfy(volume -> assertThat(Place.policy(volume)).isEqualTo("Delete"))
        .allSatisfy(
            volume ->
                assertThat(volume.annotations())
                    .doesNotContainKey("recover.dev/original-reclaim-policy"));
    redis.stop();
    redis.deleteClaims();
    place().volumesFor(redis.namespace()).forEach(place()::awaitGone);
    assertThat(place().worldDisks().madeFor(redis.namespace()))
        .as("with Delete the disks go with their claims, as they did before")
        .isEmpty();
  }

  private static void isProtected(KubeObject volume) {
    assertThat(Place.policy(volume)).isEqualTo("Retain");
    assertThat(volume.annotations()).containsEntry("recover.dev/original-reclaim-policy", "Delete");
    assertThat(volume.textList("metadata", "finalizers"))
        .doesNotContain("external-provisioner.volume.kubernetes.io/finalizer");
  }

  @Test
  void releasedVolumesAreReservedAgain() {
    RedisStory redis = RedisStory.running(place(), named("released"));
    Administrator admin = administrator();
    Path bundle = admin.secure(redis.namespace());
    Map<String, String> volumes = volumeUids(redis);
    redis.stop();
    redis.deleteNamespace();
    place().volumesFor(redis.namespace()).forEach(volume -> place().awaitPhase(volume, "Released"));

    Path plan = admin.plan(bundle);
    admin.apply(plan).succeeds();

    admin.assertVerified(plan, RedisStory.REPLICAS);
    assertThat(volumeUids(redis)).as("the same objects").isEqualTo(volumes);
    redis.startsAsBefore();
  }

  private Map<String, String> volumeUids(RedisStory redis) {
    Map<String, String> uids = new TreeMap<>();
    place().volumesFor(redis.namespace()).forEach(v -> uids.put(v.name(), v.uid().orElse("")));
    return uids;
  }

  private Map<String, String> versions(RedisStory redis) {
    Map<String, String> versions = new TreeMap<>();
    place()
        .volumesFor(redis.namespace())
        .forEach(v -> versions.put(v.name(), v.resourceVersion().orElse("")));
    place()
        .claims(redis.namespace())
        .forEach(c -> versions.put(c.name(), c.resourceVersion().orElse("")));
    assertThat(versions).hasSize(2 * RedisStory.REPLICAS);
    return versions;
  }

  private static Map<String, String> handles(KubeObject plan) {
    Map<String, String> handles = new TreeMap<>();
    Administrator.maps(plan, "volumes")
        .forEach(row -> handles.put((String) row.get("claim"), (String) row.get("handle")));
    return handles;
  }
}
