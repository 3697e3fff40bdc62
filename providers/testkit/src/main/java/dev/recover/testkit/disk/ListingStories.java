// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskQuery;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is found, and what is not known. */
interface ListingStories extends DiskStory {
  @Test
  default void listsEveryScopeWithWhatItSaysOfADisk() {
    DiskId here = scene().make(scene().home(), "one", GIB, TAGS);
    DiskId there = scene().make(scene().away(), "two", GIB + 1, Map.of());
    DiskListing listing = scene().provider().list(DiskQuery.EVERYTHING);

    assertThat(listing.notLookedAt()).isEmpty();
    assertThat(listing.disks()).extracting(Disk::id).containsExactlyInAnyOrder(here, there);
    Disk disk = find(here);
    assertThat(disk.scope().account()).isEqualTo(scene().home().account());
    assertThat(disk.zones()).containsAnyElementsOf(scene().zones(scene().home()));
    assertThat(disk.sizeBytes()).isEqualTo((long) GIB << 30);
    assertThat(disk.state()).isEqualTo(DiskState.AVAILABLE);
    assertThat(disk.free()).isTrue();
    assertThat(disk.facts().tags()).containsAllEntriesOf(TAGS);
    assertThat(disk.facts().created()).isPresent();
    assertThat(disk.cloudId()).isNotEmpty();
  }

  @Test
  default void followsEveryPage() {
    Set<DiskId> made = new HashSet<>();
    for (int i = 0; i < 13; i++) {
      made.add(scene().make(scene().home(), "disk-" + i, GIB, TAGS));
    }
    scene().limitPages(5);

    assertThat(scene().provider().list(DiskQuery.EVERYTHING).disks())
        .extracting(Disk::id)
        .containsExactlyInAnyOrderElementsOf(made);
    assertThat(scene().provider().find(made).found()).containsOnlyKeys(made);
  }

  @Test
  default void listsOnlyWhatIsAskedFor() {
    DiskId tagged = scene().make(scene().home(), "tagged", GIB, TAGS);
    scene().make(scene().home(), "plain", GIB, Map.of());
    scene().make(scene().away(), "elsewhere", GIB, TAGS);
    DiskQuery query = new DiskQuery(Set.of(scene().home().region()), TAGS);

    assertThat(scene().provider().list(query).disks()).extracting(Disk::id).containsExactly(tagged);
  }

  @Test
  default void aScopeThatIsDeniedIsNotEmptyButNotLookedAt() {
    DiskId here = scene().make(scene().home(), "one", GIB, TAGS);
    scene().make(scene().away(), "two", GIB, TAGS);
    scene().denyListing(scene().away());
    DiskListing listing = scene().provider().list(DiskQuery.EVERYTHING);

    assertThat(listing.disks()).extracting(Disk::id).containsExactly(here);
    assertThat(listing.notLookedAt()).hasSize(1);
    assertThat(listing.notLookedAt().get(0).scope().region()).isEqualTo(scene().away().region());
    assertThat(listing.notLookedAt().get(0).permission()).contains(scene().listingPermission());
  }

  @Test
  default void aDiskIsMissingOnlyWhenEverybodyAnswered() {
    DiskId gone = scene().neverMade(scene().away());
    assertThat(scene().provider().find(Set.of(gone)).missing()).containsExactly(gone);

    scene().denyListing(scene().away());
    DiskLookup lookup = scene().provider().find(Set.of(gone));

    assertThat(lookup.missing()).isEmpty();
    assertThat(lookup.notLookedAt()).containsOnlyKeys(gone);
  }

  @Test
  default void oneBadIdDoesNotSpoilTheOthers() {
    DiskId here = scene().make(scene().home(), "one", GIB, TAGS);
    DiskId there = scene().make(scene().away(), "two", GIB, TAGS);
    DiskId gone = scene().neverMade(scene().home());
    DiskId nonsense = new DiskId(here.driver(), "'; drop table disks; --");
    DiskLookup lookup = scene().provider().find(Set.of(here, there, gone, nonsense));

    assertThat(lookup.found()).containsOnlyKeys(here, there);
    assertThat(lookup.missing()).contains(gone);
    assertThat(lookup.found().size() + lookup.missing().size() + lookup.notLookedAt().size())
        .isEqualTo(4);
  }

  @Test
  default void anAttachedDiskNamesItsMachine() {
    DiskId disk = scene().make(scene().home(), "one", GIB, TAGS);
    scene().attach(disk);

    assertThat(find(disk).state()).isEqualTo(DiskState.IN_USE);
    assertThat(find(disk).attachedTo()).hasSize(1);
    assertThat(find(disk).free()).isFalse();
  }

  @Test
  default void aDiskOfTheSameNameIsAnotherDisk() {
    DiskId first = scene().make(scene().home(), "same", GIB, TAGS);
    String identity = find(first).cloudId();
    scene().delete(first);
    scene().pass();
    DiskId second = scene().make(scene().home(), "same", GIB, TAGS);

    assertThat(find(second).cloudId()).isNotEqualTo(identity);
  }
}
