// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.testkit.NeedsRealCluster;
import dev.recover.testkit.Poll;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A real cluster refuses half of it, or the command is killed again and again. */
@NeedsRealCluster
class HardshipOnRealClusterTest extends Journey {
  @Override
  Place place() {
    return RealClusters.newest();
  }

  @Test
  void aQuotaLetsOnlyOneClaimIn() {
    Disaster disaster = disaster("quota");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    Path plan = admin.plan(disaster.bundle());
    String quotas = "/api/v1/namespaces/" + redis.namespace() + "/resourcequotas";
    Map<String, Object> quota =
        Map.of(
            "metadata", Map.of("name", "one"),
            "spec", Map.of("hard", Map.of("persistentvolumeclaims", "1")));
    place().wire().send("POST", quotas, "application/json", quota).good();
    awaitQuotaInForce(quotas + "/one");

    admin.apply(plan).endsWith(3).mentions("exceeded quota");
    assertThat(place().claims(redis.namespace())).hasSize(1);
    redis.assertDisksAreIntact();

    place().wire().send("DELETE", quotas + "/one", "", null).good();
    admin.apply(plan).succeeds();
    admin.assertVerified(plan, RedisStory.REPLICAS);
    redis.startsAsBefore();
  }

  private void awaitQuotaInForce(String path) {
    Poll.until(
        "the quota to be in force",
        () -> place().wire().send("GET", path, "", null).body(),
        quota -> !quota.map("status", "hard").isEmpty());
  }

  @Test
  void killedAgainAndAgainItFinishesWithNothingMadeTwice() {
    Administrator admin = administrator();
    String namespace = named("killed");
    Path plan = ManyVolumes.plan(admin, namespace, 60);
    String name = place().context();
    Map<String, String> uids = new TreeMap<>();

    place().writing().lock();
    try {
      for (int attempt = 1; attempt <= 5; attempt++) {
        try (RunningCommand running =
            admin.command().start("apply", plan + "", "--context", name, "--confirm", name)) {
          Poll.pause(Duration.ofMillis(400L + 150L * attempt));
          running.signal("KILL");
        }
        Map<String, String> now = uids(namespace);
        assertThat(now).as("what was there is there still").containsAllEntriesOf(uids);
        uids.putAll(now);
      }
    } finally {
      place().writing().unlock();
    }

    admin.apply(plan).succeeds();
    admin.assertVerified(plan, 60);
    assertThat(uids(namespace)).hasSize(120).containsAllEntriesOf(uids);
  }

  private Map<String, String> uids(String namespace) {
    Map<String, String> uids = new TreeMap<>();
    place().volumesFor(namespace).forEach(v -> uids.put(v + "", v.uid().orElse("")));
    place().claims(namespace).forEach(c -> uids.put(c + "", c.uid().orElse("")));
    return uids;
  }

  @Test
  void aStatefulSetThatComesBackTooEarlyStopsApplyAndIsTakenAway() {
    Disaster disaster = disaster("early");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    Path plan = admin.plan(disaster.bundle());
    redis.start();

    admin.apply(plan).failsWith(Code.PLAN_STALE).mentions(redis.namespace() + "/data-redis-0");
    assertThat(redis.disksByClaim().values())
        .as("claims on new, empty disks are no restore")
        .doesNotContainAnyElementsOf(redis.disks().values());

    redis.stop();
    redis.deleteClaims();
    place().volumesFor(redis.namespace()).forEach(place()::awaitGone);
    admin.apply(plan).succeeds();
    redis.startsAsBefore();
  }
}
