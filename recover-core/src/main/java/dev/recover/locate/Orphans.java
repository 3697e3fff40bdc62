// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.DiskTrait;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Disks that nobody claims: what the clouds hold, less what clusters and bundles name.
 *
 * <p>In doubt a disk is not called an orphan: one that a volume may mean by its name, and one that
 * a machine has and no provisioner made, belong to somebody. A disk that only its tags tie to a
 * claim does not: every orphan has such tags.
 */
public final class Orphans {
  private Orphans() {}

  /**
   * Returns the orphans, by id.
   *
   * @param held the volumes of every cluster and bundle that is to be subtracted
   */
  public static List<HintedDisk> of(Holdings holdings, Collection<Wanted> held) {
    DiskIndex index = new DiskIndex(holdings.disks());
    Set<HintedDisk> taken = new HashSet<>();
    for (Wanted volume : held) {
      taken.addAll(index.on(Rung.HANDLE, volume));
      taken.addAll(index.on(Rung.IN_TREE_NAME, volume));
    }
    return holdings.disks().stream()
        .filter(disk -> !taken.contains(disk) && !somebodys(disk))
        .toList();
  }

  private static boolean somebodys(HintedDisk disk) {
    boolean provisioned = disk.hint().volume().isPresent() || disk.hint().claim().isPresent();
    return disk.disk().has(DiskTrait.BOOT)
        || disk.disk().has(DiskTrait.LICENSED)
        || (!disk.disk().attachedTo().isEmpty() && !provisioned);
  }
}
