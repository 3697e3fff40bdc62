// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.testkit.contract.ClusterContract;
import dev.recover.testkit.contract.World;
import java.time.Duration;

/** The contract on the newest real control plane: the scenarios are true. */
@NeedsRealCluster
class RealClusterContractTest extends ClusterContract {
  private static final Duration SYNC = Duration.ofSeconds(1);

  @Override
  public World world() {
    return of(cluster(), true);
  }

  /** The cluster that the tests of this JVM share. */
  static RealCluster cluster() {
    return RealCluster.shared(ClusterOptions.DEFAULT.syncing(SYNC));
  }

  static World of(RealCluster cluster, boolean attributesClasses) {
    return new World(
        cluster.wire(),
        RealCluster.DRIVER,
        cluster.disks(),
        SYNC.multipliedBy(3),
        attributesClasses);
  }
}
