// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.NeedsRealCluster;
import dev.recover.testkit.RealCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One cluster is gone, another one is empty, and the disks are those of both. */
@NeedsRealCluster
class TwoClustersOnRealClusterTest extends Journey {
  @Override
  Place place() {
    return RealClusters.newest();
  }

  @Test
  void theDisksOfOneClusterServeAnother() {
    Disaster disaster = disaster("move");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();

    ClusterOptions sharing = ClusterOptions.DEFAULT.named("two").sharing(RealCluster.shared());
    try (RealCluster second = RealCluster.start(sharing)) {
      Place target = Place.of(second);
      redis.prepare(target);
      Administrator there = administrator(target);
      Path plan = there.plan(disaster.bundle());
      admin.apply(plan).failsWith(Code.PLAN_OTHER_CLUSTER).mentions("two");
      assertThat(place().volumesFor(redis.namespace())).isEmpty();

      there.apply(plan).succeeds();
      there.assertVerified(plan, RedisStory.REPLICAS);
      RedisStory moved = redis.movedTo(target, redis.namespace(), redis.storageClass());
      moved.startsAsBefore();
      moved.stop();
      redis.assertDisksAreIntact();
    }
  }
}
