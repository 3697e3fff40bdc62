// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.RealCluster;

/** The contract on the oldest control plane that people still run. */
class RealOlderClusterSpiTest extends RealClusterSpiTest {
  @Override
  RealCluster world() {
    return RealCluster.shared(ClusterOptions.DEFAULT.older().withoutDriver().withoutScheduler());
  }
}
