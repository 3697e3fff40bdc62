// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.NeedsRealCluster;

@NeedsRealCluster
class ShellOnRealClusterTest extends ShellJourneys {
  @Override
  Place place() {
    return RealClusters.newest();
  }
}
