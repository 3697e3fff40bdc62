// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.testkit.contract.SharedDisksContract;
import dev.recover.testkit.contract.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Two real control planes over one folder of disks. */
@NeedsRealCluster
class RealSharedDisksTest extends SharedDisksContract {
  private static RealCluster first;
  private static RealCluster second;

  @BeforeAll
  static void start() {
    first = RealClusterContractTest.cluster();
    second = RealCluster.start(first.options().named("second").sharing(first));
  }

  @AfterAll
  static void stop() {
    second.close();
  }

  @Override
  protected World one() {
    return RealClusterContractTest.of(first, true);
  }

  @Override
  protected World two() {
    return RealClusterContractTest.of(second, true);
  }
}
