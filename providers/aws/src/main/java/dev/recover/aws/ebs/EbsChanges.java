// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.aws.EbsHandle;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.Fault;
import dev.recover.spi.NewDisk;
import dev.recover.spi.OperationKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Starts changes; each method looks for what an earlier start with the same key has made. */
final class EbsChanges {
  /** As the driver makes volumes; EC2's own default is the older gp2. */
  private static final String TYPE = "gp3";

  private final EbsPlaces places;
  private final EbsReads reads;
  private final EbsProgress progress;
  private final OnceOnly onceOnly;

  EbsChanges(EbsPlaces places, EbsReads reads, EbsProgress progress, Patience patience) {
    this.places = places;
    this.reads = reads;
    this.progress = progress;
    this.onceOnly = new OnceOnly(patience);
  }

  DiskOperation tag(DiskChange.Tag change, OperationKey key) {
    EbsPlace place = placeOf(change.disk());
    String id = change.disk().handle();
    if (!change.set().isEmpty()) {
      asked(
          "CreateTags on " + id,
          () -> place.client().createTags(r -> r.resources(id).tags(SdkValues.tags(change.set()))));
    }
    List<Tag> unwanted =
        change.remove().stream().sorted().map(name -> Tag.builder().key(name).build()).toList();
    if (!unwanted.isEmpty()) {
      asked(
          "DeleteTags on " + id,
          () -> place.client().deleteTags(r -> r.resources(id).tags(unwanted)));
    }
    return EbsProgress.done(change, key);
  }

  DiskOperation takeSnapshot(DiskChange.TakeSnapshot change, OperationKey key) {
    EbsPlace place = placeOf(change.disk());
    String id = change.disk().handle();
    String what = "CreateSnapshot of " + id;
    return onceOnly.make(
        what,
        () -> madeSnapshot(place, change, key),
        () ->
            progress.snapshot(
                place,
                change,
                key,
                place
                    .onceClient()
                    .createSnapshot(
                        r ->
                            r.volumeId(id)
                                .description(change.description())
                                .tagSpecifications(
                                    StepTags.of(ResourceType.SNAPSHOT, change.tags(), key)))
                    .snapshotId()));
  }

  private Optional<DiskOperation> madeSnapshot(
      EbsPlace place, DiskChange change, OperationKey key) {
    return asked(
            "DescribeSnapshots in " + place.region(),
            () ->
                place
                    .client()
                    .describeSnapshots(r -> r.ownerIds("self").filters(StepTags.filter(key))))
        .snapshots()
        .stream()
        .findFirst()
        .map(snapshot -> progress.of(place, change, key, snapshot));
  }

  DiskOperation shareSnapshot(DiskChange.ShareSnapshot change, OperationKey key) {
    EbsPlace place = places.of(change.snapshot().scope());
    asked(
        "ModifySnapshotAttribute of " + change.snapshot().id(),
        () ->
            place
                .client()
                .modifySnapshotAttribute(
                    r ->
                        r.snapshotId(change.snapshot().id())
                            .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                            .createVolumePermission(p -> p.add(a -> a.userId(change.account())))));
    return EbsProgress.done(change, key);
  }

  /**
   * Copies in the destination: the request names both regions, which SDKs otherwise guess from the
   * endpoint's address.
   */
  DiskOperation copySnapshot(DiskChange.CopySnapshot change, OperationKey key) {
    EbsPlace to = places.of(change.to());
    SnapshotId from = change.snapshot();
    return onceOnly.make(
        "CopySnapshot of " + from.id() + " to " + to.region(),
        () -> madeSnapshot(to, change, key),
        () ->
            progress.snapshot(
                to,
                change,
                key,
                to.onceClient()
                    .copySnapshot(
                        r ->
                            r.sourceSnapshotId(from.id())
                                .sourceRegion(from.scope().region())
                                .destinationRegion(to.region())
                                .description("Copied by Recover from " + from)
                                .encrypted(change.key().isPresent() ? true : null)
                                .kmsKeyId(change.key().orElse(null))
                                .tagSpecifications(
                                    StepTags.of(ResourceType.SNAPSHOT, change.tags(), key)))
                    .snapshotId()));
  }

  DiskOperation makeDisk(DiskChange.MakeDisk change, OperationKey key) {
    EbsPlace place = places.of(change.disk().scope());
    if (change.disk().zones().size() != 1) {
      throw new Fault(Fault.Kind.INVALID, 0, "an EBS volume is made in exactly one zone");
    }
    Optional<Volume> before = madeVolume(place, key);
    if (before.isPresent()) {
      return progress.of(change, key, before.get());
    }
    String what = "CreateVolume from " + change.from().id() + " in " + place.region();
    try {
      var made = place.client().createVolume(request(change, key));
      return progress.volume(change, key, made.volumeId(), SdkValues.text(made.stateAsString()));
    } catch (SdkException e) {
      if (AwsFaults.code(e).equals("IdempotentParameterMismatch")) {
        // The token is known and its volume is not there: it was made and is gone again.
        throw new Fault(
            Fault.Kind.CONFLICT,
            0,
            what + ": " + EbsProgress.vanished("the volume of this step"),
            Optional.empty(),
            e);
      }
      throw AwsFaults.of(what, e);
    }
  }

  private static CreateVolumeRequest request(DiskChange.MakeDisk change, OperationKey key) {
    NewDisk disk = change.disk();
    long gib = Math.max(1, (disk.sizeBytes() + (1L << 30) - 1) >> 30);
    return CreateVolumeRequest.builder()
        .snapshotId(change.from().id())
        .availabilityZone(disk.zones().get(0))
        .volumeType(disk.type().isEmpty() ? TYPE : disk.type())
        .size(Math.toIntExact(gib))
        .encrypted(disk.key().isPresent() ? true : null)
        .kmsKeyId(disk.key().orElse(null))
        .clientToken(key.token().toString())
        .tagSpecifications(StepTags.of(ResourceType.VOLUME, disk.tags(), key))
        .build();
  }

  private static Optional<Volume> madeVolume(EbsPlace place, OperationKey key) {
    return asked(
            "DescribeVolumes in " + place.region(),
            () -> place.client().describeVolumes(r -> r.filters(StepTags.filter(key))))
        .volumes()
        .stream()
        .findFirst();
  }

  /** Reads the tag right before: only what says that this run made it is deleted. */
  DiskOperation deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change, OperationKey key) {
    EbsPlace place = places.of(change.snapshot().scope());
    String id = change.snapshot().id();
    try {
      Optional<Snapshot> there =
          place
              .client()
              .describeSnapshots(r -> r.ownerIds("self").snapshotIds(id))
              .snapshots()
              .stream()
              .findFirst();
      if (there.isPresent()) {
        requireOwn(id, there.get().tags(), change.run());
        place.client().deleteSnapshot(r -> r.snapshotId(id));
      }
      return EbsProgress.done(change, key);
    } catch (SdkException e) {
      return goneOr(e, "DeleteSnapshot of " + id, change, key);
    }
  }

  DiskOperation deleteOwnDisk(DiskChange.DeleteOwnDisk change, OperationKey key) {
    String id = change.disk().handle();
    Optional<EbsPlace> known = lookUp(change.disk());
    if (known.isEmpty()) {
      return EbsProgress.done(change, key);
    }
    EbsPlace place = known.get();
    try {
      Optional<Volume> there =
          place.client().describeVolumes(r -> r.volumeIds(id)).volumes().stream().findFirst();
      if (there.isPresent()) {
        requireOwn(id, there.get().tags(), change.run());
        requireFree(there.get());
        if (!"deleting".equals(there.get().stateAsString())) {
          place.client().deleteVolume(r -> r.volumeId(id));
        }
      }
      return EbsProgress.done(change, key);
    } catch (SdkException e) {
      return goneOr(e, "DeleteVolume of " + id, change, key);
    }
  }

  private static DiskOperation goneOr(
      SdkException e, String what, DiskChange change, OperationKey key) {
    if (AwsFaults.code(e).endsWith(".NotFound")) {
      return EbsProgress.done(change, key);
    }
    throw AwsFaults.of(what, e);
  }

  private static void requireOwn(String id, List<Tag> tags, String run) {
    String owner = SdkValues.tags(tags).getOrDefault(DiskChange.PROVENANCE, "");
    if (run.isEmpty() || !owner.equals(run)) {
      throw new Fault(
          Fault.Kind.INVALID,
          0,
          id
              + " is not deleted: its tag "
              + DiskChange.PROVENANCE
              + (owner.isEmpty() ? " is not there" : " says " + owner)
              + ", so the run "
              + run
              + " did not make it");
    }
  }

  private static void requireFree(Volume volume) {
    if (!volume.attachments().isEmpty()) {
      throw new Fault(
          Fault.Kind.CONFLICT,
          0,
          volume.volumeId()
              + " is not deleted: "
              + volume.attachments().get(0).instanceId()
              + " has it");
    }
  }

  private EbsPlace placeOf(DiskId disk) {
    return lookUp(disk)
        .orElseThrow(
            () -> new Fault(Fault.Kind.NOT_FOUND, 0, "there is no volume " + disk.handle()));
  }

  /** Empty when every place says that it is not there. */
  private Optional<EbsPlace> lookUp(DiskId disk) {
    if (!EbsHandle.isId(disk.handle())) {
      throw new Fault(
          Fault.Kind.INVALID, 0, "\"" + disk.handle() + "\" is not the id of an EBS volume");
    }
    Optional<EbsPlace> known = reads.placeOf(disk);
    if (known.isPresent()) {
      return known;
    }
    DiskLookup lookup = reads.find(Set.of(disk));
    if (lookup.notLookedAt().containsKey(disk)) {
      var why = lookup.notLookedAt().get(disk);
      throw new Fault(
          why.permission().isPresent() ? Fault.Kind.DENIED : Fault.Kind.UNAVAILABLE,
          0,
          disk.handle() + " cannot be looked for in " + why.scope() + ": " + why.why());
    }
    return reads.placeOf(disk);
  }

  private static <T> T asked(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw AwsFaults.of(what, e);
    }
  }
}
