// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.cloud.compute.v1.CustomerEncryptionKey;
import dev.recover.gcp.PdHandle;
import dev.recover.gcp.PdTranslator;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskTrait;
import dev.recover.model.OneLine;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.Fault;
import dev.recover.spi.NewDisk;
import dev.recover.spi.OperationKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Starts a change. What a change makes is looked for first, under the name that its key gives: what
 * is there and carries the run's label was made by the same change before.
 */
final class Begin implements DiskChange.Visitor<DiskOperation> {
  /** How often labels that somebody else changes meanwhile are read and written again. */
  private static final int ROUNDS = 8;

  private final DiskReads reads;
  private final Writes writes;
  private final OperationKey key;

  Begin(DiskReads reads, Writes writes, OperationKey key) {
    this.reads = reads;
    this.writes = writes;
    this.key = key;
  }

  @Override
  public DiskOperation tag(DiskChange.Tag change) {
    PdHandle handle = handle(change.disk());
    for (int round = 1; ; round++) {
      var disk = reads.raw(handle).orElseThrow(() -> gone("disk " + handle));
      Map<String, String> labels = new TreeMap<>(disk.getLabelsMap());
      labels.keySet().removeAll(change.remove());
      labels.putAll(change.set());
      Labels.check(change.set());
      if (labels.equals(disk.getLabelsMap())) {
        return operation(change, "").ofDisk(change.disk());
      }
      try {
        var started = writes.setLabels(handle, labels, disk.getLabelFingerprint(), key.token());
        return operation(change, started.id()).ofDisk(change.disk());
      } catch (Fault fault) {
        if (fault.status() != 412 || round == ROUNDS) {
          throw fault;
        }
      }
    }
  }

  @Override
  public DiskOperation takeSnapshot(DiskChange.TakeSnapshot change) {
    PdHandle handle = handle(change.disk());
    GlobalSnapshot id = new GlobalSnapshot(handle.project(), key.name());
    Map<String, String> labels = Labels.ofOurs(change.tags(), key.run());
    BooleanSupplier made = () -> madeBefore(reads.snapshot(id).map(Snapshot::tags), id.toString());
    SnapshotId snapshot = snapshotId(id);
    if (made.getAsBoolean()) {
      return operation(change, "").ofSnapshot(snapshot);
    }
    Disk disk = reads.disk(handle).orElseThrow(() -> gone("disk " + handle));
    if (disk.has(DiskTrait.CUSTOMER_SUPPLIED_KEY)) {
      throw new Fault(
          Fault.Kind.INVALID,
          0,
          "disk "
              + handle
              + " is encrypted with a key that only its owner has; take the snapshot"
              + " by hand, with `gcloud compute snapshots create --csek-key-file`");
    }
    var resource =
        com.google.cloud.compute.v1.Snapshot.newBuilder()
            .setName(id.name())
            .setSourceDisk(handle.toString())
            .setDescription(change.description())
            .putAllLabels(labels);
    // A copy of what was encrypted with a key of the customer's is not left without one.
    disk.facts()
        .key()
        .ifPresent(
            name ->
                resource.setSnapshotEncryptionKey(
                    CustomerEncryptionKey.newBuilder().setKmsKeyName(name)));
    String operation = unlessMade(() -> writes.insert(id, resource.build(), key.token()), made);
    return operation(change, operation).ofSnapshot(snapshot);
  }

  /** Nothing to do: whoever may use the snapshot makes disks of it in any project. */
  @Override
  public DiskOperation shareSnapshot(DiskChange.ShareSnapshot change) {
    return asItIs(change, change.snapshot());
  }

  /** Nothing to do: snapshots are global, and disks are made of another project's. */
  @Override
  public DiskOperation copySnapshot(DiskChange.CopySnapshot change) {
    return asItIs(change, change.snapshot());
  }

  private DiskOperation asItIs(DiskChange change, SnapshotId snapshot) {
    GlobalSnapshot id = GlobalSnapshot.parse(snapshot.id());
    if (reads.snapshot(id).isEmpty()) {
      throw gone("snapshot " + id);
    }
    return operation(change, "").ofSnapshot(snapshot);
  }

  @Override
  public DiskOperation makeDisk(DiskChange.MakeDisk change) {
    NewDisk wanted = change.disk();
    PdHandle handle = place(wanted, wanted.name().isEmpty() ? key.name() : wanted.name());
    DiskId disk = new DiskId(PdTranslator.DRIVER, handle.toString());
    BooleanSupplier made =
        () -> madeBefore(reads.disk(handle).map(d -> d.facts().tags()), handle.toString());
    if (made.getAsBoolean()) {
      return operation(change, "").ofDisk(disk);
    }
    GlobalSnapshot source = GlobalSnapshot.parse(change.from().id());
    Snapshot snapshot = reads.snapshot(source).orElseThrow(() -> gone("snapshot " + source));
    if (snapshot.state() != Snapshot.State.READY) {
      throw new Fault(
          Fault.Kind.CONFLICT, 0, "snapshot " + source + " is " + snapshot.state() + ", not READY");
    }
    if (wanted.sizeBytes() < snapshot.sizeBytes()) {
      throw new Fault(
          Fault.Kind.INVALID,
          0,
          "disk "
              + handle
              + " would be smaller ("
              + gibibytes(wanted.sizeBytes())
              + " GiB) than"
              + " its snapshot ("
              + gibibytes(snapshot.sizeBytes())
              + " GiB)");
    }
    var resource = resource(wanted, handle, source);
    String operation = unlessMade(() -> writes.insert(handle, resource.build(), key.token()), made);
    return operation(change, operation).ofDisk(disk);
  }

  private com.google.cloud.compute.v1.Disk.Builder resource(
      NewDisk wanted, PdHandle handle, GlobalSnapshot source) {
    String type = wanted.type().isEmpty() ? typeOfSource(source) : wanted.type();
    String types = (handle.regional() ? "/regions/" : "/zones/") + handle.place() + "/diskTypes/";
    var resource =
        com.google.cloud.compute.v1.Disk.newBuilder()
            .setName(handle.name())
            .setSizeGb(gibibytes(wanted.sizeBytes()))
            .setSourceSnapshot(source.toString())
            .setType("projects/" + handle.project() + types + type)
            .setDescription(wanted.description())
            .putAllLabels(Labels.ofOurs(wanted.tags(), key.run()));
    if (handle.regional()) {
      wanted.zones().stream()
          .map(zone -> "projects/" + handle.project() + "/zones/" + zone)
          .forEach(resource::addReplicaZones);
    }
    wanted
        .key()
        .ifPresent(
            name ->
                resource.setDiskEncryptionKey(
                    CustomerEncryptionKey.newBuilder().setKmsKeyName(name)));
    return resource;
  }

  /** A snapshot does not say the kind of its disk, and the cloud's own default is the slowest. */
  private String typeOfSource(GlobalSnapshot source) {
    return reads
        .sourceDisk(source)
        .flatMap(PdHandle::parse)
        .flatMap(reads::disk)
        .map(disk -> disk.facts().type())
        .filter(type -> !type.isEmpty())
        .orElseThrow(
            () ->
                new Fault(
                    Fault.Kind.INVALID,
                    0,
                    "the disk of snapshot "
                        + source
                        + " is gone, so nothing says its type; name"
                        + " one, for example pd-balanced"));
  }

  @Override
  public DiskOperation deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
    GlobalSnapshot id = GlobalSnapshot.parse(change.snapshot().id());
    Optional<Snapshot> present = reads.snapshot(id);
    if (present.isEmpty()) {
      return operation(change, "").ofSnapshot(change.snapshot());
    }
    requireOurs(present.get().tags(), change.run(), "snapshot " + id);
    return operation(change, writes.delete(id, key.token()).id()).ofSnapshot(change.snapshot());
  }

  @Override
  public DiskOperation deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
    PdHandle handle = handle(change.disk());
    Optional<Disk> present = reads.disk(handle);
    if (present.isEmpty()) {
      return operation(change, "").ofDisk(change.disk());
    }
    requireOurs(present.get().facts().tags(), change.run(), "disk " + handle);
    if (!present.get().attachedTo().isEmpty()) {
      throw new Fault(
          Fault.Kind.CONFLICT,
          0,
          "disk "
              + handle
              + " is attached to "
              + String.join(", ", present.get().attachedTo())
              + ", and is not deleted");
    }
    return operation(change, writes.delete(handle, key.token()).id()).ofDisk(change.disk());
  }

  private static void requireOurs(Map<String, String> labels, String run, String what) {
    if (!Labels.provenOurs(labels, run)) {
      throw new Fault(
          Fault.Kind.INVALID,
          0,
          what
              + " is not deleted: it does not carry the label "
              + DiskChange.PROVENANCE
              + "="
              + Labels.value(run)
              + ", so nothing proves that the run made it");
    }
  }

  private String unlessMade(
      java.util.function.Supplier<Writes.Started> insert, BooleanSupplier made) {
    try {
      return insert.get().id();
    } catch (Fault fault) {
      // Somebody has the name, seen or not yet: we, or not.
      boolean ours =
          fault.kind() == Fault.Kind.ALREADY_EXISTS
              && reads
                  .eventually(() -> Optional.of(made).filter(BooleanSupplier::getAsBoolean))
                  .isPresent();
      if (ours) {
        return "";
      }
      throw fault;
    }
  }

  private boolean madeBefore(Optional<Map<String, String>> labels, String what) {
    if (labels.isPresent() && !Labels.provenOurs(labels.get(), key.run())) {
      throw new Fault(Fault.Kind.ALREADY_EXISTS, 0, what + " exists and was not made by this run");
    }
    return labels.isPresent();
  }

  private static PdHandle place(NewDisk wanted, String name) {
    String project = wanted.scope().account();
    if (wanted.zones().size() == 1) {
      return checked(new PdHandle(project, false, wanted.zones().get(0), name));
    }
    String region =
        wanted.zones().stream().map(PdHandle::regionOf).distinct().count() == 1
            ? PdHandle.regionOf(wanted.zones().get(0))
            : "";
    if (wanted.zones().size() != 2 || region.isEmpty()) {
      throw new Fault(
          Fault.Kind.INVALID,
          0,
          "a disk is made in one zone, or in two of one region; not in "
              + OneLine.of(wanted.zones().toString()));
    }
    return checked(new PdHandle(project, true, region, name));
  }

  private static PdHandle checked(PdHandle handle) {
    return PdHandle.parse(handle.toString())
        .filter(PdHandle::complete)
        .orElseThrow(
            () ->
                new Fault(
                    Fault.Kind.INVALID,
                    0,
                    "\"" + OneLine.of(handle.toString()) + "\" cannot be a disk"));
  }

  static PdHandle handle(DiskId disk) {
    return PdHandle.parse(disk.handle())
        .filter(handle -> PdTranslator.isDriver(disk.driver()) && handle.complete())
        .orElseThrow(
            () ->
                new Fault(
                    Fault.Kind.INVALID,
                    0,
                    "\""
                        + OneLine.of(disk.toString())
                        + "\" does not say which disk of Compute"
                        + " Engine; it is projects/P/zones/Z/disks/N"));
  }

  private static SnapshotId snapshotId(GlobalSnapshot id) {
    return new SnapshotId(
        new dev.recover.model.CloudScope(PdHandle.PROVIDER, id.project(), ""), id.toString());
  }

  private static long gibibytes(long bytes) {
    return (bytes + (1L << 30) - 1) >> 30;
  }

  private static Fault gone(String what) {
    return new Fault(Fault.Kind.NOT_FOUND, 404, what + " is not there");
  }

  private Draft operation(DiskChange change, String id) {
    return new Draft(change, key, id);
  }

  /** An operation that was just started, or found done. */
  private record Draft(DiskChange change, OperationKey key, String id) {
    DiskOperation ofDisk(DiskId disk) {
      return made(Optional.of(disk), Optional.empty());
    }

    DiskOperation ofSnapshot(SnapshotId snapshot) {
      return made(Optional.empty(), Optional.of(snapshot));
    }

    private DiskOperation made(Optional<DiskId> disk, Optional<SnapshotId> snapshot) {
      return new DiskOperation(change, key, id, DiskOperation.State.RUNNING, 0, disk, snapshot, "");
    }
  }
}
