// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.testkit.contract.ClusterContract;
import dev.recover.testkit.contract.World;
import java.time.Duration;

/** The contract on v1.30.14, the older end of what clusters run. */
@NeedsRealCluster
class OlderClusterContractTest extends ClusterContract {
  @Override
  public World world() {
    Duration sync = Duration.ofSeconds(1);
    RealCluster cluster = RealCluster.shared(ClusterOptions.DEFAULT.older().syncing(sync));
    return RealClusterContractTest.of(cluster, false);
  }
}
