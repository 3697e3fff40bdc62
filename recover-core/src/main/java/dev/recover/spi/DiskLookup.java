// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import java.util.Map;
import java.util.Set;

/**
 * What became of the question after certain disks; each id asked for is in exactly one part.
 *
 * @param found the disks that are there
 * @param missing ids of which the cloud said that there is no such disk
 * @param notLookedAt ids that could not be asked for, and why
 */
public record DiskLookup(
    Map<DiskId, Disk> found, Set<DiskId> missing, Map<DiskId, NotLookedAt> notLookedAt) {
  public DiskLookup {
    found = Map.copyOf(found);
    missing = Set.copyOf(missing);
    notLookedAt = Map.copyOf(notLookedAt);
  }
}
