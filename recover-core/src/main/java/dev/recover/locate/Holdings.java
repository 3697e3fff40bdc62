// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.spi.NotLookedAt;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the clouds hold, as far as somebody looked.
 *
 * @param disks sorted by id, then by the cloud's identity; each disk once
 * @param snapshots sorted by id
 * @param notLookedAt where nobody could look, sorted
 * @param drivers the drivers whose disks were looked for, with the id of the provider that was
 *     asked; a volume of another driver is not missing, nobody asked
 */
public record Holdings(
    List<HintedDisk> disks,
    List<HintedSnapshot> snapshots,
    List<NotLookedAt> notLookedAt,
    Map<String, String> drivers) {
  /** The order of disks in every answer. */
  public static final Comparator<HintedDisk> BY_ID =
      Comparator.comparing(HintedDisk::id).thenComparing(disk -> disk.disk().cloudId());

  public static final Holdings NONE = new Holdings(List.of(), List.of(), List.of(), Map.of());

  public Holdings {
    disks = disks.stream().sorted(BY_ID).distinct().toList();
    snapshots =
        snapshots.stream()
            .sorted(Comparator.comparing(snapshot -> snapshot.snapshot().id().toString()))
            .distinct()
            .toList();
    notLookedAt = notLookedAt.stream().sorted().distinct().toList();
    drivers = Map.copyOf(drivers);
  }
}
