// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.locate.Holdings;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Snapshot;
import dev.recover.plan.TargetState;
import dev.recover.spi.DiskLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What planning knows of clouds and of the cluster that had the disks before.
 *
 * @param lookup what became of the question after the disks; a disk in no part of it was not asked
 *     for
 * @param snapshots as far as they were listed
 * @param source PersistentVolumes and VolumeAttachments of the cluster that had the disks
 * @param cluster the name under which the target's driver knows its cluster, for tags that its
 *     permissions demand
 * @param snapshotFirst whether each disk gets a snapshot before a cluster gets the disk
 */
public record CloudSide(
    DiskLookup lookup,
    List<Snapshot> snapshots,
    Optional<TargetState> source,
    Optional<String> cluster,
    boolean snapshotFirst) {
  /** Nobody asked a cloud. */
  public static final CloudSide NOT_ASKED =
      new CloudSide(
          new DiskLookup(Map.of(), Set.of(), Map.of()),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false);

  public CloudSide {
    snapshots = List.copyOf(snapshots);
  }

  /** What was found when everything was listed. */
  public static CloudSide of(Holdings holdings) {
    Map<DiskId, Disk> found = new HashMap<>();
    holdings.disks().forEach(disk -> found.put(disk.id(), disk.disk()));
    return new CloudSide(
        new DiskLookup(found, Set.of(), Map.of()),
        holdings.snapshots().stream().map(hinted -> hinted.snapshot()).toList(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** What was answered when certain disks were asked for. */
  public static CloudSide of(DiskLookup lookup) {
    return new CloudSide(lookup, List.of(), Optional.empty(), Optional.empty(), false);
  }

  public CloudSide from(TargetState cluster) {
    return new CloudSide(lookup, snapshots, Optional.of(cluster), this.cluster, snapshotFirst);
  }

  public CloudSide inCluster(Optional<String> name) {
    return new CloudSide(lookup, snapshots, source, name, snapshotFirst);
  }

  public CloudSide withSnapshots(boolean first) {
    return new CloudSide(lookup, snapshots, source, cluster, first);
  }

  /** The disk, if the cloud showed it. */
  public Optional<Disk> disk(DiskId id) {
    return Optional.ofNullable(lookup.found().get(id));
  }
}
