// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.NeedsRealCluster;
import dev.recover.testkit.RealCluster;

@NeedsRealCluster
class TwoClustersOnRealClusterTest extends TwoClustersJourneys {
  @Override
  Place place() {
    return RealClusters.newest();
  }

  @Override
  void inAnotherCluster(Chapter chapter) {
    ClusterOptions sharing = ClusterOptions.DEFAULT.named("two").sharing(RealCluster.shared());
    try (RealCluster second = RealCluster.start(sharing)) {
      chapter.tell(Place.of(second));
    }
  }
}
