// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One cluster is gone, another one is empty, and the disks are those of both. */
abstract class TwoClustersJourneys extends Journey {
  /** Tells the rest of the story in a new, empty cluster named "two" with the same disks. */
  abstract void inAnotherCluster(Chapter chapter);

  /** What happens in a cluster. */
  interface Chapter {
    void tell(Place place);
  }

  @Test
  void theDisksOfOneClusterServeAnother() {
    Disaster disaster = disaster("move");
    RedisStory redis = disaster.redis();

    inAnotherCluster(
        target -> {
          redis.prepare(target);
          Administrator there = administrator(target);
          Path plan = there.plan(disaster.bundle());
          disaster.admin().apply(plan).failsWith(Code.PLAN_OTHER_CLUSTER).mentions("two");
          assertThat(place().volumesFor(redis.namespace())).isEmpty();

          there.apply(plan).succeeds();
          there.assertVerified(plan, RedisStory.REPLICAS);
          RedisStory moved = redis.movedTo(target, redis.namespace(), redis.storageClass());
          moved.startsAsBefore();
          moved.stop();
          redis.assertDisksAreIntact();
        });
  }

  @Test
  void aBundleIsProofOfWhatCameBackElsewhere() {
    Disaster disaster = disaster("proof");

    inAnotherCluster(
        target -> {
          Administrator there = administrator(target);
          Ran before = there.verify(disaster.bundle());
          assertThat(Administrator.column(before.json(), "volumes", "result"))
              .as("%s", before)
              .doesNotContain("confirmed");
          assertThat(before.exitCode()).isEqualTo(Code.MISMATCH.outcome().exitCode());

          there.apply(there.plan(disaster.bundle())).succeeds();

          there.assertVerified(disaster.bundle(), RedisStory.REPLICAS);
        });
  }
}
