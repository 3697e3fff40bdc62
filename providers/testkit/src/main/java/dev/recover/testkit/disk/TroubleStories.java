// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.Fault;
import dev.recover.spi.NewDisk;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a provider makes of a cloud that goes wrong. */
interface TroubleStories extends DiskStory {
  @Test
  default void throttlingIsWaitedOut() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().throttle(3);
    assertThat(scene().provider().list(DiskQuery.EVERYTHING).disks())
        .extracting(Disk::id)
        .containsExactly(disk);

    scene().throttle(2);
    assertThat(run(snapshotOf(disk), "snapshot").state()).isEqualTo(DiskOperation.State.DONE);
    assertThat(scene().snapshots()).isEqualTo(1);
  }

  @Test
  default void aServerWithoutTimeIsAskedAgain() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().unavailable(2);

    assertThat(scene().provider().find(Set.of(disk)).found()).containsOnlyKeys(disk);
  }

  @Test
  default void throttlingWithoutEndIsSaidAndIsNoMissingPermission() {
    scene().make(scene().home(), "one", GIB, TAGS);
    scene().throttle(Integer.MAX_VALUE);
    DiskListing listing = scene().provider().list(DiskQuery.EVERYTHING);

    assertThat(listing.disks()).isEmpty();
    assertThat(listing.notLookedAt()).isNotEmpty();
    assertThat(listing.notLookedAt()).allMatch(part -> part.permission().isEmpty());
  }

  @Test
  default void aPageForPeopleIsNotAnEmptyCloud() {
    scene().make(scene().home(), "one", GIB, TAGS);
    scene().answerHtml();
    DiskListing listing = scene().provider().list(DiskQuery.EVERYTHING);

    assertThat(listing.disks()).isEmpty();
    assertThat(listing.notLookedAt()).isNotEmpty();
    assertThat(listing.notLookedAt().get(0).why()).doesNotContain("Exception").hasSizeLessThan(400);
  }

  @Test
  default void credentialsThatEndInTheMiddleLeaveAPartUnknown() {
    for (int i = 0; i < 12; i++) {
      scene().make(scene().home(), "disk-" + i, GIB, TAGS);
    }
    scene().limitPages(5);
    scene().expireAfter(2);
    DiskListing listing = scene().provider().list(DiskQuery.EVERYTHING);

    assertThat(listing.disks()).hasSizeLessThan(12);
    assertThat(listing.notLookedAt()).isNotEmpty();
  }

  @Test
  default void whatIsNotVisibleYetIsWaitedFor() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().hideNext(3);
    DiskOperation taken = run(snapshotOf(disk), "snapshot");
    assertThat(taken.state()).as(taken.message()).isEqualTo(DiskOperation.State.DONE);

    scene().hideNext(3);
    DiskOperation made = run(diskFrom(taken.snapshot().orElseThrow(), scene().home(), 0), "disk");
    assertThat(made.state()).as(made.message()).isEqualTo(DiskOperation.State.DONE);
  }

  @Test
  default void whatFailsLaterIsNotWaitedForWithoutEnd() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().failNext("the machine caught fire");
    DiskOperation failed = run(snapshotOf(disk), "snapshot");

    assertThat(failed.state()).isEqualTo(DiskOperation.State.FAILED);
    assertThat(failed.message()).contains("the machine caught fire");
  }

  @Test
  default void aLostAnswerMakesNothingTwice() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().loseNextAnswer();
    DiskOperation taken = run(snapshotOf(disk), "snapshot");
    assertThat(taken.state()).as(taken.message()).isEqualTo(DiskOperation.State.DONE);
    assertThat(scene().snapshots()).isEqualTo(1);

    scene().loseNextAnswer();
    DiskOperation made = run(diskFrom(taken.snapshot().orElseThrow(), scene().home(), 0), "disk");
    assertThat(made.state()).as(made.message()).isEqualTo(DiskOperation.State.DONE);
    assertThat(scene().disks()).isEqualTo(2);
  }

  @Test
  default void aDiskThatIsNotThereIsSaidAtOnce() {
    DiskId gone = scene().neverMade(scene().home());
    DiskProvider provider = scene().provider();

    assertThatThrownBy(() -> provider.start(snapshotOf(gone), key("snapshot")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.NOT_FOUND));
    assertThatThrownBy(
            () -> provider.start(new DiskChange.Tag(gone, Map.of("a", "b"), Set.of()), key("tag")))
        .isInstanceOf(Fault.class);
  }

  @Test
  default void aDiskSmallerThanItsSnapshotIsRefused() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    SnapshotId snapshot = snapshot(disk, "snapshot");
    DiskChange.MakeDisk right = diskFrom(snapshot, scene().home(), 0);
    DiskChange small =
        new DiskChange.MakeDisk(
            snapshot,
            new NewDisk(
                right.disk().name(),
                right.disk().scope(),
                right.disk().zones(),
                "",
                1L << 30,
                Optional.empty(),
                TAGS,
                ""));

    assertThatThrownBy(() -> scene().provider().start(small, key("disk")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.INVALID));
    assertThat(scene().disks()).isEqualTo(1);
  }
}
