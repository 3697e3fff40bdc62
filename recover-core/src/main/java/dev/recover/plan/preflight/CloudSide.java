// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.locate.Holdings;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Snapshot;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import dev.recover.spi.Destination;
import dev.recover.spi.DiskLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What planning knows of clouds and of the cluster that had the disks before.
 *
 * @param lookup what became of the question after the disks; a disk in no part of it was not asked
 *     for
 * @param snapshots as far as they were listed
 * @param source PersistentVolumes and VolumeAttachments of the cluster that had the disks
 * @param wishes what is to be done in the clouds before a cluster gets a disk
 * @param copies what is copied, by the id of the disk that the copying step makes
 */
public record CloudSide(
    DiskLookup lookup,
    List<Snapshot> snapshots,
    Optional<TargetState> source,
    Wishes wishes,
    Map<DiskId, Copying> copies) {
  /**
   * Where disks are to be.
   *
   * @param which the volumes, as captured, whose disks are meant
   */
  public record Move(Destination to, Predicate<Volume> which) {}

  /**
   * What is to be done in the clouds.
   *
   * @param cluster the name under which the target's driver knows its cluster, for tags that its
   *     permissions demand
   * @param snapshotFirst whether each disk gets a snapshot before a cluster gets the disk
   * @param moves where disks are to be; the first for a volume counts, and a disk that none is for
   *     is taken where it is
   * @param dropSnapshots whether the snapshots that copying took are deleted in the end
   */
  public record Wishes(
      Optional<String> cluster, boolean snapshotFirst, List<Move> moves, boolean dropSnapshots) {
    /** Nothing but what a driver's permissions demand. */
    public static final Wishes NONE = new Wishes(Optional.empty(), false, List.of(), false);

    public Wishes {
      moves = List.copyOf(moves);
    }

    /** Where the disk of a volume is to be; empty to take it where it is. */
    public Optional<Destination> destination(Volume captured) {
      return moves.stream().filter(move -> move.which().test(captured)).map(Move::to).findFirst();
    }

    Wishes inCluster(Optional<String> name) {
      return new Wishes(name, snapshotFirst, moves, dropSnapshots);
    }

    Wishes withSnapshots(boolean first) {
      return new Wishes(cluster, first, moves, dropSnapshots);
    }

    Wishes moving(List<Move> wanted, boolean drop) {
      return new Wishes(cluster, snapshotFirst, wanted, drop);
    }
  }

  /** Nobody asked a cloud. */
  public static final CloudSide NOT_ASKED = of(new DiskLookup(Map.of(), Set.of(), Map.of()));

  public CloudSide {
    snapshots = List.copyOf(snapshots);
    copies = Map.copyOf(copies);
  }

  /** What was found when everything was listed. */
  public static CloudSide of(Holdings holdings) {
    Map<DiskId, Disk> found = new HashMap<>();
    holdings.disks().forEach(disk -> found.put(disk.id(), disk.disk()));
    return new CloudSide(
        new DiskLookup(found, Set.of(), Map.of()),
        holdings.snapshots().stream().map(hinted -> hinted.snapshot()).toList(),
        Optional.empty(),
        Wishes.NONE,
        Map.of());
  }

  /** What was answered when certain disks were asked for. */
  public static CloudSide of(DiskLookup lookup) {
    return new CloudSide(lookup, List.of(), Optional.empty(), Wishes.NONE, Map.of());
  }

  public CloudSide from(TargetState cluster) {
    return new CloudSide(lookup, snapshots, Optional.of(cluster), wishes, copies);
  }

  public CloudSide inCluster(Optional<String> name) {
    return wishing(wishes.inCluster(name));
  }

  public CloudSide withSnapshots(boolean first) {
    return wishing(wishes.withSnapshots(first));
  }

  /** The same, with copies of disks that are not at the destination. */
  public CloudSide movingTo(Destination to, boolean dropSnapshots) {
    return moving(List.of(new Move(to, volume -> true)), dropSnapshots);
  }

  /** The same, with copies of some disks, each at a destination of its own. */
  public CloudSide moving(List<Move> moves, boolean dropSnapshots) {
    return wishing(wishes.moving(moves, dropSnapshots));
  }

  private CloudSide wishing(Wishes wanted) {
    return new CloudSide(lookup, snapshots, source, wanted, copies);
  }

  /** The same, and disks that steps of the plan make, as they will be listed then. */
  public CloudSide copying(Map<DiskId, Copying> made) {
    Map<DiskId, Disk> found = new HashMap<>(lookup.found());
    made.forEach((id, copying) -> found.put(id, copying.copy()));
    DiskLookup more = new DiskLookup(found, lookup.missing(), lookup.notLookedAt());
    return new CloudSide(more, snapshots, source, wishes, made);
  }

  /** The disk, if the cloud showed it. */
  public Optional<Disk> disk(DiskId id) {
    return Optional.ofNullable(lookup.found().get(id));
  }
}
