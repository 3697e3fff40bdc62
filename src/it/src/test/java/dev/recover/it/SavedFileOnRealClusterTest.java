// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.NeedsRealCluster;

@NeedsRealCluster
class SavedFileOnRealClusterTest extends SavedFileJourneys {
  @Override
  Place place() {
    return RealClusters.newest();
  }
}
