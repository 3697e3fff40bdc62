// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskTrait;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudFaults;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.NotLookedAt;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists and finds over the wire; what cannot be looked at is a result. */
class ListingTest {
  private static final String LIST = "compute.disks.list";

  private final Wire wire = new Wire(Wire.PROJECT, Wire.OTHER);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void zonalAndRegionalDisksOfSeveralProjectsAreListedPageByPage() {
    DiskId zonal = wire.disk("a");
    DiskId regional = wire.disk(Wire.PROJECT, "regions/europe-west3", "b", Map.of());
    DiskId hyper =
        wire.disk(
            Wire.OTHER,
            "zones/us-central1-c",
            "c",
            Map.of(
                "type",
                "projects/shop-dr/zones/us-central1-c/diskTypes/hyperdisk-balanced",
                "accessMode",
                "READ_WRITE_MANY",
                "labels",
                Map.of("app", "db")));
    wire.disk("d");
    wire.disk("e");
    wire.faults().limitPages(2);

    DiskListing listing = wire.disks.list(DiskQuery.EVERYTHING);
    assertThat(listing.notLookedAt()).isEmpty();
    assertThat(listing.disks()).extracting(Disk::id).contains(zonal, regional, hyper).hasSize(5);
    Disk found = find(listing, regional);
    assertThat(found.zones()).containsExactly("europe-west3-a", "europe-west3-b");
    assertThat(found.sizeBytes()).isEqualTo(10L << 30);
    assertThat(find(listing, hyper).facts().type()).isEqualTo("hyperdisk-balanced");
    assertThat(find(listing, hyper).has(DiskTrait.SHARED_WRITERS)).isTrue();
    assertThat(find(listing, hyper).facts().tags()).containsEntry("app", "db");
    assertThat(wire.setting.calls().of(LIST)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void regionsAndLabelsNarrowTheListing() {
    DiskId here = wire.disk(Wire.PROJECT, Wire.ZONE, "a", Map.of("labels", Map.of("k", "v")));
    wire.disk(Wire.PROJECT, "zones/us-central1-a", "b", Map.of("labels", Map.of("k", "v")));
    wire.disk("c");
    DiskQuery query = new DiskQuery(Set.of("europe-west3"), Map.of("k", "v"));
    assertThat(wire.disks.list(query).disks()).extracting(Disk::id).containsExactly(here);
  }

  @Test
  void aZoneThatDoesNotAnswerIsSaidAndTheOthersAreListed() {
    DiskId seen = wire.disk("a");
    wire.disk(Wire.PROJECT, "zones/us-central1-a", "b", Map.of());
    wire.faults()
        .next(
            CloudFaults.ALWAYS,
            call -> call.place().equals("us-central1-a"),
            CloudFault.unavailable());
    DiskListing listing = wire.disks.list(DiskQuery.EVERYTHING);
    assertThat(listing.disks()).extracting(Disk::id).containsExactly(seen);
    assertThat(listing.notLookedAt())
        .extracting(n -> n.scope().toString())
        .containsExactly("gcp/shop-dr/us-central1-a", "gcp/shop-prod/us-central1-a");
    assertThat(listing.notLookedAt()).allMatch(n -> n.why().contains("UNREACHABLE"));
  }

  @Test
  void aProjectThatMayNotBeListedNamesThePermission() {
    DiskId seen = wire.disk("a");
    wire.faults()
        .next(CloudFaults.ALWAYS, call -> call.account().equals(Wire.OTHER), CloudFault.denied());
    DiskListing listing = wire.disks.list(DiskQuery.EVERYTHING);
    assertThat(listing.disks()).extracting(Disk::id).containsExactly(seen);
    NotLookedAt denied = listing.notLookedAt().get(0);
    assertThat(listing.notLookedAt()).hasSize(1);
    assertThat(denied.scope()).hasToString("gcp/shop-dr");
    assertThat(denied.permission()).contains(LIST);
  }

  @Test
  void aZoneThatMayNotBeListedNamesThePermission() {
    wire.faults()
        .next(
            CloudFaults.ALWAYS,
            call -> call.place().equals("europe-west3-b") && call.account().equals(Wire.PROJECT),
            CloudFault.denied());
    assertThat(wire.disks.list(DiskQuery.EVERYTHING).notLookedAt())
        .singleElement()
        .satisfies(n -> assertThat(n.permission()).contains(LIST));
  }

  @Test
  void throttlingIsSatOutAndNeverCalledAMissingPermission() {
    wire.disk("a");
    wire.faults().next(3, LIST, CloudFault.throttled());
    wire.faults().next(2, LIST, CloudFault.answer(429, "rateLimitExceeded", "Too many"));
    DiskListing listing = wire.disks.list(DiskQuery.EVERYTHING);
    assertThat(listing.disks()).hasSize(1);
    assertThat(listing.notLookedAt()).isEmpty();

    wire.faults().next(CloudFaults.ALWAYS, LIST, CloudFault.throttled());
    DiskListing never = wire.disks.list(DiskQuery.EVERYTHING);
    assertThat(never.disks()).isEmpty();
    assertThat(never.notLookedAt()).hasSize(2);
    assertThat(never.notLookedAt())
        .allSatisfy(
            n -> {
              assertThat(n.permission()).isEmpty();
              assertThat(n.why()).contains("Quota exceeded");
            });
  }

  @Test
  void aServerThatFailsOrHangsUpIsAskedAgain() {
    wire.disk("a");
    wire.faults().next(2, LIST, CloudFault.unavailable());
    wire.faults().next(1, LIST, CloudFault.cutBefore());
    assertThat(wire.disks.list(DiskQuery.EVERYTHING).disks()).hasSize(1);
  }

  @Test
  void aTokenThatExpiresMidwayKeepsWhatWasSeen() {
    for (String name : List.of("a", "b", "c", "d")) {
      wire.disk(name);
    }
    wire.faults().limitPages(2);
    wire.faults()
        .next(
            CloudFaults.ALWAYS,
            call -> call.parameters().containsKey("pageToken"),
            CloudFault.expired());
    DiskListing listing = wire.disks.list(DiskQuery.EVERYTHING);
    assertThat(listing.disks()).hasSize(2);
    assertThat(listing.notLookedAt())
        .singleElement()
        .satisfies(n -> assertThat(n.why()).contains("invalid authentication credentials"));
  }

  @Test
  void aPageForPeopleIsNotAListOfNoDisks() {
    wire.faults().next(CloudFaults.ALWAYS, LIST, CloudFault.html());
    DiskListing listing = wire.disks.list(DiskQuery.EVERYTHING);
    assertThat(listing.disks()).isEmpty();
    assertThat(listing.notLookedAt())
        .hasSize(2)
        .allSatisfy(n -> assertThat(n.why()).contains("not Compute Engine"));
  }

  @Test
  void aRegionOrProjectThatDoesNotExistIsSaid() {
    wire.disk("a");
    DiskListing listing = wire.disks.list(new DiskQuery(Set.of("mars-north1"), Map.of()));
    assertThat(listing.disks()).isEmpty();
    assertThat(listing.notLookedAt())
        .extracting(n -> n.scope().toString())
        .containsExactly("gcp/shop-dr/mars-north1", "gcp/shop-prod/mars-north1");
    try (Wire none = new Wire("no-such-project")) {
      assertThat(none.disks.list(DiskQuery.EVERYTHING).notLookedAt())
          .singleElement()
          .satisfies(n -> assertThat(n.why()).contains("no-such-project", "was not found"));
    }
  }

  @Test
  void disksAreFoundByHandleAndWhatIsNotThereIsMissing() {
    DiskId zonal = wire.disk("a");
    DiskId regional = wire.disk(Wire.PROJECT, "regions/europe-west3", "a", Map.of());
    DiskId gone = id("projects/shop-prod/zones/europe-west3-a/disks/gone");
    DiskId nowhere = id("projects/shop-prod/zones/mars-north1-a/disks/a");
    DiskId unseen = id("projects/no-such-project/zones/europe-west3-a/disks/a");
    DiskId malformed = id("projects/shop-prod/disks/a");
    DiskId ebs = new DiskId("ebs.csi.aws.com", "vol-1");
    DiskLookup lookup =
        wire.disks.find(Set.of(zonal, regional, gone, nowhere, unseen, malformed, ebs));
    assertThat(lookup.found()).containsOnlyKeys(zonal, regional);
    assertThat(lookup.missing()).containsExactlyInAnyOrder(gone, nowhere);
    assertThat(lookup.notLookedAt()).containsOnlyKeys(unseen, malformed, ebs);
  }

  @Test
  void manyDisksOfAProjectAreFoundByListingIt() {
    Set<DiskId> ids = new HashSet<>();
    for (int number = 0; number < 30; number++) {
      ids.add(wire.disk("d" + number));
    }
    DiskId gone = id("projects/shop-prod/zones/europe-west3-a/disks/gone");
    DiskId unseen = id("projects/shop-prod/zones/us-central1-a/disks/gone");
    ids.add(gone);
    ids.add(unseen);
    wire.faults()
        .next(
            CloudFaults.ALWAYS,
            call -> call.place().equals("us-central1-a"),
            CloudFault.unavailable());
    DiskLookup lookup = wire.disks.find(ids);
    assertThat(lookup.found()).hasSize(30);
    assertThat(lookup.missing()).containsExactly(gone);
    assertThat(lookup.notLookedAt()).containsOnlyKeys(unseen);
    assertThat(wire.setting.calls().of("compute.disks.get")).isEmpty();
  }

  @Test
  void openPlacesAreFilledOnlyWhenOneDiskFits() {
    DiskId one = wire.disk("one");
    wire.disk(Wire.PROJECT, Wire.ZONE, "two", Map.of());
    wire.disk(Wire.OTHER, "zones/us-central1-a", "two", Map.of());
    DiskId found = id("projects/UNSPECIFIED/zones/UNSPECIFIED/disks/one");
    DiskId several = id("projects/UNSPECIFIED/zones/UNSPECIFIED/disks/two");
    DiskId zoned = id("projects/UNSPECIFIED/zones/us-central1-a/disks/two");
    DiskId missing = id("projects/UNSPECIFIED/zones/UNSPECIFIED/disks/three");
    DiskLookup lookup = wire.disks.find(Set.of(found, several, zoned, missing));
    assertThat(lookup.found().get(found)).extracting(Disk::id).isEqualTo(one);
    assertThat(lookup.found()).containsOnlyKeys(found, zoned);
    assertThat(lookup.missing()).containsExactly(missing);
    assertThat(lookup.notLookedAt().get(several).why()).contains("shop-prod", "shop-dr");
  }

  @Test
  void aNameThatIsUsedAgainIsAnotherDisk() {
    DiskId id = wire.disk("a");
    String before = find(wire.disks.list(DiskQuery.EVERYTHING), id).cloudId();
    wire.setting.store().remove("projects/shop-prod/zones/europe-west3-a/disks", "a");
    wire.disk("a");
    assertThat(find(wire.disks.list(DiskQuery.EVERYTHING), id).cloudId()).isNotEqualTo(before);
  }

  private static Disk find(DiskListing listing, DiskId id) {
    return listing.disks().stream().filter(disk -> disk.id().equals(id)).findFirst().orElseThrow();
  }

  private static DiskId id(String handle) {
    return new DiskId("pd.csi.storage.gke.io", handle);
  }
}
