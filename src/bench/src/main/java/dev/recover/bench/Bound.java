// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.RealCluster;
import java.util.Optional;

/** Waits until claims are Bound, so that one measurement does not run into the next. */
final class Bound {
  private final RealCluster cluster;

  Bound(RealCluster cluster) {
    this.cluster = cluster;
  }

  /** Looks every {@code pairs / 2} milliseconds, which for a few is at once. */
  void await(Pairs pairs) throws InterruptedException {
    while (open(pairs) > 0) {
      Thread.sleep(Math.max(5, pairs.size() / 2));
    }
  }

  private long open(Pairs pairs) {
    return pairs.size()
        - cluster
            .wire()
            .list(ResourceType.PERSISTENT_VOLUME_CLAIM, pairs.namespace(), "")
            .items()
            .stream()
            .filter(Bound::bound)
            .count();
  }

  private static boolean bound(KubeObject claim) {
    return claim.text("status", "phase").equals(Optional.of("Bound"));
  }
}
