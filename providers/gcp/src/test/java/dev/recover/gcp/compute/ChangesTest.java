// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudFaults;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskOperation.State;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.Fault;
import dev.recover.spi.NewDisk;
import dev.recover.spi.OperationKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes disks and snapshots over the wire. */
class ChangesTest {
  private static final OperationKey KEY = new OperationKey("20260101-run", "s1");
  private static final OperationKey NEXT = new OperationKey("20260101-run", "s2");

  private final Wire wire = new Wire(Wire.PROJECT);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void labelsAreSetAndRemovedAndOthersStay() throws InterruptedException {
    DiskId disk =
        wire.disk(Wire.PROJECT, Wire.ZONE, "a", Map.of("labels", Map.of("keep", "1", "drop", "2")));
    DiskOperation over =
        wire.over(new DiskChange.Tag(disk, Map.of("new", "3"), Set.of("drop", "other")), KEY);
    assertThat(over.state()).isEqualTo(State.DONE);
    assertThat(labels(disk)).isEqualTo(Map.of("keep", "1", "new", "3"));
    int before = wire.setting.calls().of("compute.disks.setLabels").size();
    wire.over(new DiskChange.Tag(disk, Map.of("new", "3"), Set.of("drop")), NEXT);
    assertThat(wire.setting.calls().of("compute.disks.setLabels")).hasSize(before);
  }

  @Test
  void labelsThatSomebodyElseChangesMeanwhileAreReadAgain() throws InterruptedException {
    DiskId disk = wire.disk(Wire.PROJECT, "regions/europe-west3", "a", Map.of());
    wire.faults()
        .next(3, "compute.disks.setLabels", CloudFault.answer(412, "conditionNotMet", "changed"));
    assertThat(wire.over(new DiskChange.Tag(disk, Map.of("new", "3"), Set.of()), KEY).state())
        .isEqualTo(State.DONE);
    assertThat(labels(disk)).containsEntry("new", "3");
  }

  @Test
  void whatIsNoLabelIsRefusedBeforeAnythingIsSent() {
    DiskId disk = wire.disk("a");
    assertFault(
        new DiskChange.Tag(disk, Map.of("ebs.csi.aws.com/cluster", "true"), Set.of()),
        Fault.Kind.INVALID,
        "not a label");
    assertThat(wire.setting.calls().of("compute.disks.setLabels")).isEmpty();
  }

  @Test
  void aSnapshotIsTakenOnceForAKeyAndCarriesItsRun() throws InterruptedException {
    DiskId disk = wire.disk("a");
    DiskChange take =
        new DiskChange.TakeSnapshot(
            disk, Map.of("app", "db", "goog-gke-volume", ""), "{\"a\":\"b\"}");
    DiskOperation started = wire.disks.start(take, KEY);
    assertThat(started.state()).isEqualTo(State.RUNNING);
    assertThat(wire.over(started).state()).isEqualTo(State.DONE);
    assertThat(wire.over(take, KEY).state()).isEqualTo(State.DONE);

    List<Snapshot> snapshots = wire.disks.snapshots(DiskQuery.EVERYTHING).snapshots();
    assertThat(snapshots).hasSize(1);
    Snapshot snapshot = snapshots.get(0);
    assertThat(Optional.of(snapshot.id())).isEqualTo(started.snapshot());
    assertThat(snapshot.id().id()).endsWith("/" + KEY.name());
    assertThat(snapshot.state()).isEqualTo(Snapshot.State.READY);
    assertThat(snapshot.sizeBytes()).isEqualTo(10L << 30);
    assertThat(snapshot.sourceCloudId()).isEqualTo(read(disk).cloudId());
    assertThat(snapshot.tags())
        .isEqualTo(Map.of("app", "db", DiskChange.PROVENANCE, "20260101-run"));
    assertThat(snapshot.description()).isEqualTo("{\"a\":\"b\"}");
  }

  @Test
  void anAnswerThatIsLostMakesNothingTwice() throws InterruptedException {
    DiskId disk = wire.disk("a");
    wire.faults().next(1, "compute.snapshots.create", CloudFault.cutAfter());
    assertThat(wire.over(new DiskChange.TakeSnapshot(disk, Map.of(), ""), KEY).state())
        .isEqualTo(State.DONE);
    assertThat(wire.disks.snapshots(DiskQuery.EVERYTHING).snapshots()).hasSize(1);
  }

  @Test
  void aWriteWithoutAnyAnswerIsInDoubt() {
    DiskId disk = wire.disk("a");
    wire.faults().next(CloudFaults.ALWAYS, "compute.snapshots.create", CloudFault.cutBefore());
    assertFault(new DiskChange.TakeSnapshot(disk, Map.of(), ""), Fault.Kind.IN_DOUBT, "no answer");
  }

  @Test
  void anOperationThatIsDoneAndFailedHasFailed() throws InterruptedException {
    for (Fate fate :
        List.of(
            Fate.fails("QUOTA_EXCEEDED: Quota 'SSD_TOTAL_GB' exceeded."),
            Fate.failsQuietly("QUOTA_EXCEEDED: Quota 'SSD_TOTAL_GB' exceeded."))) {
      SnapshotId snapshot = snapshot();
      wire.faults().nextMade(1, call -> call.action().equals("compute.disks.create"), fate);
      OperationKey key = new OperationKey("run", fate.outcome().name());
      DiskOperation over = wire.over(new DiskChange.MakeDisk(snapshot, disk("copy", 10)), key);
      assertThat(over.state()).isEqualTo(State.FAILED);
      assertThat(over.message()).contains("QUOTA_EXCEEDED", "SSD_TOTAL_GB");
      // What was wrong is put right: the same key succeeds.
      assertThat(wire.over(new DiskChange.MakeDisk(snapshot, disk("copy", 10)), key).state())
          .isEqualTo(State.DONE);
      wire.over(new DiskChange.DeleteOwnDisk(made("copy"), "run"), NEXT);
    }
  }

  @Test
  void aSnapshotThatFailsIsNotWaitedForForEver() throws InterruptedException {
    DiskId disk = wire.disk("a");
    wire.faults()
        .nextMade(1, call -> call.action().equals("compute.snapshots.create"), Fate.fails("x: y"));
    DiskChange take = new DiskChange.TakeSnapshot(disk, Map.of(), "");
    DiskOperation over = wire.over(take, KEY);
    assertThat(over.state()).isEqualTo(State.FAILED);
    assertThat(over.message()).isEqualTo("x: y");
    DiskOperation again = wire.over(take, KEY);
    assertThat(again.state()).isEqualTo(State.FAILED);
    assertThat(again.message()).contains(KEY.name(), "FAILED");
  }

  @Test
  void aDiskWithTheCustomersOwnKeyIsNotCopiedInVain() {
    DiskId disk =
        wire.disk(
            Wire.PROJECT, Wire.ZONE, "a", Map.of("diskEncryptionKey", Map.of("rawKey", "c2Vj")));
    assertFault(
        new DiskChange.TakeSnapshot(disk, Map.of(), ""), Fault.Kind.INVALID, "only its owner has");
  }

  @Test
  void disksAreMadeOfSnapshotsInOneZoneAndInTwoAndInAnotherProject() throws InterruptedException {
    SnapshotId snapshot = snapshot();
    NewDisk regional =
        new NewDisk(
            "two",
            scope(Wire.OTHER, "us-central1"),
            List.of("us-central1-a", "us-central1-c"),
            "pd-ssd",
            20L << 30,
            Optional.of("projects/k/locations/l/keyRings/r/cryptoKeys/c"),
            Map.of("app", "db"),
            "text");
    DiskOperation over = wire.over(new DiskChange.MakeDisk(snapshot, regional), KEY);
    assertThat(over.state()).isEqualTo(State.DONE);
    Disk made = read(over.disk().orElseThrow());
    assertThat(made.id().handle()).isEqualTo("projects/shop-dr/regions/us-central1/disks/two");
    assertThat(made.zones()).containsExactly("us-central1-a", "us-central1-c");
    assertThat(made.facts().type()).isEqualTo("pd-ssd");
    assertThat(made.facts().key()).contains("projects/k/locations/l/keyRings/r/cryptoKeys/c");
    assertThat(made.facts().sourceSnapshot()).contains(snapshot.id());
    assertThat(made.facts().tags())
        .isEqualTo(Map.of("app", "db", DiskChange.PROVENANCE, "20260101-run"));
    assertThat(made.sizeBytes()).isEqualTo(20L << 30);

    DiskOperation zonal = wire.over(new DiskChange.MakeDisk(snapshot, disk("one", 10)), NEXT);
    Disk copy = read(zonal.disk().orElseThrow());
    assertThat(copy.zones()).containsExactly("europe-west3-b");
    // Nothing named a type: it is that of the snapshot's disk, not the cloud's slow default.
    assertThat(copy.facts().type()).isEqualTo("pd-balanced");
  }

  @Test
  void whatCannotBeADiskIsRefused() throws InterruptedException {
    SnapshotId snapshot = snapshot();
    assertFault(new DiskChange.MakeDisk(snapshot, disk("a", 5)), Fault.Kind.INVALID, "smaller");
    assertFault(
        new DiskChange.MakeDisk(new SnapshotId(snapshot.scope(), "snap-1"), disk("a", 10)),
        Fault.Kind.INVALID,
        "not a snapshot");
    assertFault(
        new DiskChange.MakeDisk(
            new SnapshotId(snapshot.scope(), "projects/shop-prod/global/snapshots/gone"),
            disk("a", 10)),
        Fault.Kind.NOT_FOUND,
        "gone");
    NewDisk apart =
        new NewDisk(
            "a",
            scope(Wire.PROJECT, ""),
            List.of("us-central1-a", "europe-west3-a"),
            "pd-ssd",
            10L << 30,
            Optional.empty(),
            Map.of(),
            "");
    assertFault(new DiskChange.MakeDisk(snapshot, apart), Fault.Kind.INVALID, "two of one region");
  }

  @Test
  void aDiskThatVanishesIsNotDone() throws InterruptedException {
    SnapshotId snapshot = snapshot();
    wire.faults()
        .nextMade(1, call -> call.action().equals("compute.disks.create"), Fate.vanishes());
    DiskOperation over = wire.over(new DiskChange.MakeDisk(snapshot, disk("ghost", 10)), KEY);
    assertThat(over.state()).isEqualTo(State.FAILED);
    assertThat(over.message()).contains("key");
  }

  @Test
  void somebodyElsesDiskOfTheNameIsNotTaken() throws InterruptedException {
    wire.disk(Wire.PROJECT, "zones/europe-west3-b", "taken", Map.of());
    assertFault(
        new DiskChange.MakeDisk(snapshot(), disk("taken", 10)),
        Fault.Kind.ALREADY_EXISTS,
        "not made by this run");
  }

  @Test
  void onlyWhatTheRunMadeIsDeleted() throws InterruptedException {
    DiskId theirs = wire.disk("theirs");
    assertFault(new DiskChange.DeleteOwnDisk(theirs, KEY.run()), Fault.Kind.INVALID, "not deleted");
    DiskId otherRun =
        wire.disk(
            Wire.PROJECT,
            Wire.ZONE,
            "other",
            Map.of("labels", Map.of(DiskChange.PROVENANCE, "another")));
    assertFault(
        new DiskChange.DeleteOwnDisk(otherRun, KEY.run()), Fault.Kind.INVALID, "not deleted");
    DiskId attached =
        wire.disk(
            Wire.PROJECT,
            Wire.ZONE,
            "attached",
            Map.of(
                "labels", Map.of(DiskChange.PROVENANCE, KEY.run()),
                "users", List.of("projects/shop-prod/zones/europe-west3-a/instances/n")));
    assertFault(new DiskChange.DeleteOwnDisk(attached, KEY.run()), Fault.Kind.CONFLICT, "attached");
    assertThat(wire.setting.calls().of("compute.disks.delete")).isEmpty();

    SnapshotId snapshot = snapshot();
    DiskId copy =
        wire.over(new DiskChange.MakeDisk(snapshot, disk("copy", 10)), KEY).disk().orElseThrow();
    DiskOperation gone = wire.over(new DiskChange.DeleteOwnDisk(copy, KEY.run()), NEXT);
    assertThat(gone.state()).describedAs(gone.toString()).isEqualTo(State.DONE);
    assertThat(wire.disks.find(Set.of(copy)).missing()).containsExactly(copy);
    assertFault(
        new DiskChange.DeleteOwnSnapshot(snapshot, "another"), Fault.Kind.INVALID, "not deleted");
    assertThat(wire.over(new DiskChange.DeleteOwnSnapshot(snapshot, "run"), NEXT).state())
        .isEqualTo(State.DONE);
    assertThat(wire.disks.snapshots(DiskQuery.EVERYTHING).snapshots()).isEmpty();
  }

  @Test
  void snapshotsNeedNoCopyAndNoSharing() throws InterruptedException {
    SnapshotId snapshot = snapshot();
    DiskOperation copied =
        wire.over(
            new DiskChange.CopySnapshot(
                snapshot, scope(Wire.OTHER, "us-central1"), Optional.empty(), Map.of()),
            KEY);
    assertThat(copied.state()).isEqualTo(State.DONE);
    assertThat(copied.snapshot()).contains(snapshot);
    assertThat(wire.over(new DiskChange.ShareSnapshot(snapshot, Wire.OTHER), NEXT).state())
        .isEqualTo(State.DONE);
  }

  @Test
  void aMissingPermissionIsNamed() {
    DiskId disk = wire.disk("a");
    wire.faults().next(CloudFaults.ALWAYS, "compute.disks.createSnapshot", CloudFault.denied());
    assertFault(
        new DiskChange.TakeSnapshot(disk, Map.of(), ""),
        Fault.Kind.DENIED,
        "compute.disks.createSnapshot");
  }

  @Test
  void aQuotaIsNotAMissingPermission() {
    DiskId disk = wire.disk("a");
    wire.faults()
        .next(
            1,
            "compute.snapshots.create",
            CloudFault.answer(403, "quotaExceeded", "Quota 'SNAPSHOTS' exceeded. Limit: 10"));
    assertFault(new DiskChange.TakeSnapshot(disk, Map.of(), ""), Fault.Kind.INVALID, "SNAPSHOTS");
  }

  private SnapshotId snapshot() throws InterruptedException {
    DiskId disk = wire.disk("source-" + System.nanoTime());
    OperationKey key = new OperationKey("run", disk.handle());
    return wire.over(new DiskChange.TakeSnapshot(disk, Map.of(), ""), key).snapshot().orElseThrow();
  }

  private static NewDisk disk(String name, long gibibytes) {
    return new NewDisk(
        name,
        scope(Wire.PROJECT, "europe-west3"),
        List.of("europe-west3-b"),
        "",
        gibibytes << 30,
        Optional.empty(),
        Map.of(),
        "");
  }

  private static DiskId made(String name) {
    return new DiskId(
        "pd.csi.storage.gke.io", "projects/shop-prod/zones/europe-west3-b/disks/" + name);
  }

  private static CloudScope scope(String project, String region) {
    return new CloudScope("gcp", project, region);
  }

  private Map<String, String> labels(DiskId disk) {
    return read(disk).facts().tags();
  }

  private Disk read(DiskId disk) {
    return Objects.requireNonNull(wire.disks.find(Set.of(disk)).found().get(disk));
  }

  private void assertFault(DiskChange change, Fault.Kind kind, String text) {
    assertThatThrownBy(() -> wire.disks.start(change, KEY))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }
}
