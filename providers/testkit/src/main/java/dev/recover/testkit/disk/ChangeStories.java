// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made, once, and what is deleted, never unless it is ours. */
interface ChangeStories extends DiskStory {
  @Test
  default void tagsAreSetAndRemovedAndOthersStay() {
    DiskId disk = scene().make(scene().home(), "one", GIB, Map.of("team", "shop", "old", "x"));
    DiskOperation tagged =
        run(new DiskChange.Tag(disk, Map.of("new", "y"), Set.of("old", "never-there")), "tag");

    assertThat(tagged.state()).isEqualTo(DiskOperation.State.DONE);
    assertThat(find(disk).facts().tags())
        .containsEntry("team", "shop")
        .containsEntry("new", "y")
        .doesNotContainKey("old");
  }

  @Test
  default void aSnapshotIsUnderWayThenDoneAndKnowsItsDisk() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    DiskProvider provider = scene().provider();
    DiskOperation started = provider.start(snapshotOf(disk), key("snapshot"));
    assertThat(started.state()).isEqualTo(DiskOperation.State.RUNNING);

    SnapshotId made = finish(provider, started).snapshot().orElseThrow();
    Snapshot snapshot =
        provider.snapshots(DiskQuery.EVERYTHING).snapshots().stream()
            .filter(s -> s.id().equals(made))
            .findFirst()
            .orElseThrow();

    assertThat(snapshot.state()).isEqualTo(Snapshot.State.READY);
    assertThat(snapshot.sourceCloudId()).isEqualTo(find(disk).cloudId());
    assertThat(snapshot.tags()).containsAllEntriesOf(TAGS);
    assertThat(snapshot.tags()).containsEntry(DiskChange.PROVENANCE, "run-1");
  }

  @Test
  default void theSameKeyMakesNothingTwiceAlsoInAnotherProcess() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    DiskOperation first = scene().provider().start(snapshotOf(disk), key("snapshot"));
    DiskProvider another = scene().another();
    DiskOperation again = another.start(snapshotOf(disk), key("snapshot"));
    DiskOperation done = finish(another, again);
    DiskOperation afterwards = another.start(snapshotOf(disk), key("snapshot"));

    assertThat(again.snapshot()).isEqualTo(finish(another, first).snapshot());
    assertThat(done.state()).isEqualTo(DiskOperation.State.DONE);
    assertThat(afterwards.state()).isEqualTo(DiskOperation.State.DONE);
    assertThat(scene().snapshots()).isEqualTo(1);

    SnapshotId snapshot = done.snapshot().orElseThrow();
    DiskChange make = diskFrom(snapshot, scene().home(), 1);
    DiskOperation made = finish(another, scene().provider().start(make, key("disk")));
    DiskOperation madeAgain = finish(another, another.start(make, key("disk")));

    assertThat(madeAgain.disk()).isPresent().isEqualTo(made.disk());
    assertThat(scene().disks()).isEqualTo(2);
  }

  @Test
  default void aDiskInAnotherZoneHasTheData() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().write(disk, "order 1001");
    SnapshotId snapshot = snapshot(disk, "snapshot");
    scene().write(disk, "written later");
    DiskOperation made = run(diskFrom(snapshot, scene().home(), 1), "disk");

    assertThat(made.state()).as(made.message()).isEqualTo(DiskOperation.State.DONE);
    Disk copy = find(made.disk().orElseThrow());
    assertThat(copy.zones()).containsExactly(scene().zones(scene().home()).get(1));
    assertThat(copy.state()).isEqualTo(DiskState.AVAILABLE);
    assertThat(copy.facts().tags()).containsEntry(DiskChange.PROVENANCE, "run-1");
    assertThat(scene().read(copy.id())).containsExactly("order 1001");
  }

  @Test
  default void aCopyOfASnapshotCanBeUsedElsewhere() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().write(disk, "order 1001");
    SnapshotId snapshot = snapshot(disk, "snapshot");
    DiskOperation copied =
        run(new DiskChange.CopySnapshot(snapshot, scene().away(), Optional.empty(), TAGS), "copy");
    assertThat(copied.state()).as(copied.message()).isEqualTo(DiskOperation.State.DONE);

    SnapshotId copy = copied.snapshot().orElseThrow();
    DiskOperation made = run(diskFrom(copy, scene().away(), 0), "disk");
    assertThat(made.state()).as(made.message()).isEqualTo(DiskOperation.State.DONE);
    assertThat(scene().read(made.disk().orElseThrow())).containsExactly("order 1001");
  }

  @Test
  default void onlyOwnCopiesAreDeleted() {
    DiskId original = scene().make(scene().home(), "one", GIB, TAGS);
    SnapshotId snapshot = snapshot(original, "snapshot");
    DiskId copy = run(diskFrom(snapshot, scene().home(), 0), "disk").disk().orElseThrow();

    refused(new DiskChange.DeleteOwnDisk(original, "run-1"));
    refused(new DiskChange.DeleteOwnDisk(copy, "run-2"));
    refused(new DiskChange.DeleteOwnDisk(copy, ""));
    refused(new DiskChange.DeleteOwnSnapshot(snapshot, "run-2"));
    assertThat(scene().disks()).isEqualTo(2);
    assertThat(scene().snapshots()).isEqualTo(1);

    DiskChange deleteSnapshot = new DiskChange.DeleteOwnSnapshot(snapshot, "run-1");
    DiskChange deleteDisk = new DiskChange.DeleteOwnDisk(copy, "run-1");
    assertThat(run(deleteSnapshot, "d1").state()).isEqualTo(DiskOperation.State.DONE);
    assertThat(run(deleteDisk, "d2").state()).isEqualTo(DiskOperation.State.DONE);
    scene().pass();
    assertThat(run(deleteDisk, "d2").state()).isEqualTo(DiskOperation.State.DONE);
    assertThat(run(deleteSnapshot, "d1").state()).isEqualTo(DiskOperation.State.DONE);
    assertThat(scene().snapshots()).isZero();
    assertThat(scene().disks()).isEqualTo(1);
    assertThat(find(original).free()).isTrue();
  }

  @Test
  default void anOwnCopyThatIsAttachedIsNotDeleted() {
    DiskId original = scene().make(scene().home(), "one", GIB, TAGS);
    SnapshotId snapshot = snapshot(original, "snapshot");
    DiskId copy = run(diskFrom(snapshot, scene().home(), 0), "disk").disk().orElseThrow();
    scene().attach(copy);

    refused(new DiskChange.DeleteOwnDisk(copy, "run-1"));
    assertThat(scene().disks()).isEqualTo(2);
  }

  @Test
  default void aTagThatSomebodyTookAwayProtectsTheDisk() {
    DiskId original = scene().make(scene().home(), "one", GIB, TAGS);
    SnapshotId snapshot = snapshot(original, "snapshot");
    DiskId copy = run(diskFrom(snapshot, scene().home(), 0), "disk").disk().orElseThrow();
    run(new DiskChange.Tag(copy, Map.of(), Set.of(DiskChange.PROVENANCE)), "keep");

    refused(new DiskChange.DeleteOwnDisk(copy, "run-1"));
    assertThat(scene().disks()).isEqualTo(2);
  }

  default void refused(DiskChange change) {
    assertThatThrownBy(() -> scene().provider().start(change, key("delete")))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.kind()).isIn(Fault.Kind.INVALID, Fault.Kind.CONFLICT));
  }
}
