// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.nio.file.Path;

/**
 * A Redis of which only a bundle and the disks are left: it was protected and captured, then its
 * StatefulSet, claims and volumes were deleted.
 */
record Disaster(RedisStory redis, Administrator admin, Path bundle) {

  static Disaster of(Place place, Path folder, String name) {
    RedisStory redis = RedisStory.running(place, Journey.named(name));
    Administrator admin = new Administrator(place, folder);
    Path bundle = admin.secure(redis.namespace());
    redis.loseEverything();
    return new Disaster(redis, admin, bundle);
  }
}
