// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.NeedsRealCluster;

/** The older end of what clusters run: v1.30. */
@NeedsRealCluster
class RedisOnOlderClusterTest extends RedisJourneys {
  @Override
  Place place() {
    return RealClusters.older();
  }
}
