// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.RealCluster;

/** The real control planes that all journeys share; each is started when the first one needs it. */
final class RealClusters {
  private RealClusters() {}

  static Place newest() {
    return Newest.PLACE;
  }

  static Place older() {
    return Older.PLACE;
  }

  private static final class Newest {
    static final Place PLACE = Place.of(RealCluster.shared());
  }

  private static final class Older {
    static final Place PLACE =
        Place.of(RealCluster.shared(ClusterOptions.DEFAULT.named("older").older()));
  }
}
