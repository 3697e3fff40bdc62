// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which PersistentVolumes name which disk. */
public final class DiskIndex {
  private final Map<DiskId, List<KubeObject>> byDisk = new HashMap<>();
  private final Map<String, DiskId> byVolume = new HashMap<>();

  public DiskIndex(Collection<KubeObject> volumes, Disks disks) {
    for (KubeObject volume : volumes) {
      disks
          .diskOf(volume)
          .ifPresent(
              disk -> {
                byDisk.computeIfAbsent(disk, d -> new ArrayList<>(1)).add(volume);
                byVolume.put(volume.name(), disk);
              });
    }
  }

  /** The PersistentVolumes that name the disk, in the order they were given. */
  public List<KubeObject> holders(DiskId disk) {
    return byDisk.getOrDefault(disk, List.of());
  }

  /** The PersistentVolumes that name the disk beside the one of that name. */
  public List<KubeObject> othersThan(String volume, DiskId disk) {
    return holders(disk).stream().filter(holder -> !holder.name().equals(volume)).toList();
  }

  /** The disk that the PersistentVolume of that name has. */
  public Optional<DiskId> diskOf(String volume) {
    return Optional.ofNullable(byVolume.get(volume));
  }
}
