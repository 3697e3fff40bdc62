// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.Disk;
import java.util.Comparator;
import java.util.List;

/**
 * What was found, and where nobody could look; the second is a result, never "no disk".
 *
 * @param disks sorted by id
 * @param notLookedAt sorted by scope
 */
public record DiskListing(List<Disk> disks, List<NotLookedAt> notLookedAt) {
  public static final DiskListing EMPTY = new DiskListing(List.of(), List.of());

  public DiskListing {
    disks = disks.stream().sorted(Comparator.comparing(Disk::id)).toList();
    notLookedAt = notLookedAt.stream().sorted().distinct().toList();
  }
}
