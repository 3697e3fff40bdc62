// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import static dev.recover.locate.DiskSketch.disk;
import static dev.recover.locate.DiskSketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.Evidence;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.model.VolumeHint;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ladder of evidence, rung by rung, and what may never be chosen between. */
class LocatorTest {
  private static final String A = "pvc-11111111-1111-1111-1111-111111111111";
  private static final String B = "pvc-22222222-2222-2222-2222-222222222222";
  private static final ClaimName DATA = new ClaimName("db", "data-0");
  private static final NotLookedAt WEST =
      new NotLookedAt(new CloudScope("gcp", "shop", "us-west1"), "403 forbidden", Optional.empty());

  @Test
  void aCapturedHandleNamesItsDisk() {
    Match match =
        locate(captured(A, "us-central1-a"), disk(A, "us-central1-a").says("db/data-0", A));

    assertThat(found(match)).isEqualTo(A + " us-central1-a HANDLE");
    assertThat(texts(match))
        .contains("HANDLE captured volume handle " + id(A, "us-central1-a").handle())
        .contains("METADATA description says claim db/data-0")
        .noneMatch(text -> text.startsWith("AGAINST"));
  }

  @Test
  void theUidInTheDisksOwnNameFindsADiskThatMovedToAnotherZone() {
    Match match = locate(captured(A, "us-central1-a"), disk(A, "us-central1-b"));

    assertThat(found(match)).isEqualTo(A + " us-central1-b CLAIM_UID");
  }

  @Test
  void aUidThatOnlyATagSaysIsMetadata() {
    Match match =
        locate(captured(A, "us-central1-a"), disk("mine", "us-central1-b").says("db/data-0", A));

    assertThat(found(match)).isEqualTo("mine us-central1-b METADATA");
  }

  @Test
  void anInTreeNameNeedsItsZone() {
    Wanted wanted = inTree("data", "us-central1-b");

    assertThat(found(locate(wanted, disk("data", "us-central1-a"), disk("data", "us-central1-b"))))
        .isEqualTo("data us-central1-b IN_TREE_NAME");
    assertThat(locate(wanted, disk("data", "us-central1-a"))).isInstanceOf(Match.Missing.class);
  }

  @Test
  void anInTreeNameWithoutAZoneIsNotChosenByChance() {
    Match match =
        locate(inTree("data"), disk("data", "us-central1-a"), disk("data", "us-central1-b"));

    assertThat(ambiguous(match)).containsExactly("data us-central1-a", "data us-central1-b");
  }

  @Test
  void twoDisksOfOneClaimAreNeverChosenBetween() {
    Match match =
        locate(
            Wanted.claim(DATA),
            disk("one", "us-central1-a").says("db/data-0", A),
            disk("two", "us-central1-a").says("db/data-0", B));

    assertThat(ambiguous(match)).containsExactly("one us-central1-a", "two us-central1-a");
    assertThat(texts(match)).contains("AGAINST 2 disks come into question");
  }

  @Test
  void strongerEvidenceWinsOverAnyNumberOfTags() {
    List<HintedDisk> disks =
        new ArrayList<>(
            IntStream.range(0, 10_000)
                .mapToObj(i -> disk("forged-" + i, "us-central1-a").says("db/data-0", A).hinted())
                .toList());
    disks.add(disk(A, "us-central1-a").hinted());

    Match match = locate(ClusterNames.UNKNOWN, captured(A, "us-central1-a"), disks);

    assertThat(found(match)).isEqualTo(A + " us-central1-a HANDLE");
    assertThat(match.candidates()).hasSize(Match.MOST_CANDIDATES);
  }

  @Test
  void ofACrowdOnlySomeAreShownAndAllAreCounted() {
    List<HintedDisk> disks =
        IntStream.range(0, 10_000)
            .mapToObj(i -> disk("forged-" + i, "us-central1-a").says("db/data-0", A).hinted())
            .toList();

    Match match = locate(ClusterNames.UNKNOWN, Wanted.claim(DATA), disks);

    assertThat(match.candidates()).hasSize(Match.MOST_CANDIDATES);
    assertThat(((Match.Ambiguous) match).total()).isEqualTo(10_000);
  }

  @Test
  void aNameThatWasGivenToAnotherDiskIsAnotherDisk() {
    Match later =
        locate(captured(A, "us-central1-a"), disk(A, "us-central1-a").made("2026-03-01T00:00:00Z"));
    Match known =
        locate(
            captured(A, "us-central1-a").identified("4711"),
            disk(A, "us-central1-a").cloudId("4712"));

    assertThat(later).isInstanceOf(Match.Missing.class);
    assertThat(candidates(later)).singleElement().asString().contains("made 2026-03-01T00:00:00Z");
    assertThat(known).isInstanceOf(Match.Missing.class);
    assertThat(candidates(known)).singleElement().asString().contains("4712", "4711");
  }

  @Test
  void whatMostCapturedDisksAreTaggedWithIsTheOldNameOfARenamedCluster() {
    Wanted other = Wanted.claim(new ClaimName("db", "tagged"));
    List<HintedDisk> disks =
        List.of(
            disk(A, "us-central1-a").says("db/data-0", A).cluster("old-name").hinted(),
            disk(B, "us-central1-a").says("db/data-1", B).cluster("old-name").hinted(),
            disk("x", "us-central1-a").says("db/tagged", "").cluster("old-name").hinted());

    List<Match> matches =
        new Locator(holdings(disks), ClusterNames.own(Set.of("prod")))
            .locate(
                List.of(
                    other,
                    captured(A, "us-central1-a"),
                    captured(new ClaimName("db", "data-1"), B, "us-central1-a")));

    assertThat(matches).allMatch(match -> match instanceof Match.Found);
    assertThat(matches).noneMatch(match -> ((Match.Found) match).chosen().doubtful());
  }

  @Test
  void noDiskVouchesForItself() {
    Match match =
        locate(
            ClusterNames.own(Set.of("prod")),
            captured(A, "us-central1-a"),
            List.of(disk(A, "us-central1-a").says("db/data-0", A).cluster("staging").hinted()));

    assertThat(match).isInstanceOf(Match.Foreign.class);
  }

  @Test
  void aDiskThatAnotherClusterOwnsIsForeign() {
    Match byTag =
        locate(
            ClusterNames.own(Set.of("prod")),
            Wanted.claim(DATA),
            List.of(disk("x", "us-central1-a").says("db/data-0", A).cluster("staging").hinted()));
    Match alive =
        locate(
            new ClusterNames(Set.of("prod"), Set.of("staging")),
            captured(A, "us-central1-a"),
            List.of(disk(A, "us-central1-a").says("db/data-0", A).cluster("staging").hinted()));

    assertThat(byTag)
        .isInstanceOfSatisfying(
            Match.Foreign.class, match -> assertThat(match.clusters()).containsExactly("staging"));
    assertThat(alive).isInstanceOf(Match.Foreign.class);
  }

  @Test
  void kubeconfigsNamesOfAClusterAreItsName() {
    for (String name :
        List.of(
            "prod",
            "gke_shop_us-central1_prod",
            "arn:aws:eks:us-east-1:1234:cluster/prod",
            "ana@prod.us-east-1.eksctl.io")) {
      Match match =
          locate(
              ClusterNames.own(Set.of(name)),
              Wanted.claim(DATA),
              List.of(disk("x", "us-central1-a").says("db/data-0", A).cluster("prod").hinted()));
      assertThat(match).as(name).isInstanceOf(Match.Found.class);
    }
  }

  @Test
  void tagsThatContradictTheDisksNameAreShownAndNotBelieved() {
    Match match = locate(Wanted.claim(DATA), disk(B, "us-central1-a").says("db/data-0", A));

    assertThat(ambiguous(match)).containsExactly(B + " us-central1-a");
    assertThat(candidates(match)).singleElement().asString().contains(A, B);
  }

  @Test
  void editedTagsDoNotUnseatACapturedHandle() {
    Match match =
        locate(captured(A, "us-central1-a"), disk(A, "us-central1-a").says("web/cache", A));

    assertThat(found(match)).isEqualTo(A + " us-central1-a HANDLE");
    assertThat(texts(match)).contains("AGAINST its metadata names claim web/cache");
  }

  @Test
  void aFormerVolumeOfTheClaimIsNotItsVolume() {
    Match match =
        locate(captured(A, "us-central1-a"), disk("old", "us-central1-a").says("db/data-0", B));

    assertThat(ambiguous(match)).containsExactly("old us-central1-a");
    assertThat(candidates(match)).singleElement().asString().contains("names volume " + B);
  }

  @Test
  void copiesOfADiskAreShownBesideItAndNotTaken() {
    Match match =
        locate(
            captured(A, "us-central1-a"),
            disk(A, "us-central1-a").says("db/data-0", A),
            disk(A, "us-central1-b").says("db/data-0", A).made("2026-03-01T00:00:00Z"));

    assertThat(found(match)).isEqualTo(A + " us-central1-a HANDLE");
    assertThat(candidates(match)).singleElement().asString().contains("us-central1-b");
  }

  @Test
  void copiesWithoutAnOriginalKnownAreToldApartForThePersonWhoChooses() {
    HintedDisk original = disk(A, "us-central1-a").says("db/data-0", A).cloudId("4711").hinted();
    HintedDisk copy = disk(A, "us-central1-b").says("db/data-0", A).of("snap-1").hinted();
    Holdings holdings =
        new Holdings(
            List.of(copy, original),
            List.of(snapshot("snap-1", "4711", "2026-02-01T00:00:00Z", Snapshot.State.READY)),
            List.of(),
            Map.of(DiskSketch.DRIVER, "gcp"));

    Match match =
        new Locator(holdings, ClusterNames.UNKNOWN).locate(List.of(Wanted.claim(DATA))).get(0);

    assertThat(ambiguous(match)).containsExactly(A + " us-central1-a", A + " us-central1-b");
    assertThat(candidates(match).get(1))
        .contains("made from snapshot snap-1 of " + original.id().handle());
  }

  @Test
  void theNewestUsableSnapshotIsOfferedWhereTheDiskIsGone() {
    Wanted wanted = captured(A, "us-central1-a").identified("4711");
    Holdings holdings =
        new Holdings(
            List.of(),
            List.of(
                snapshot("old", "4711", "2026-02-01T00:00:00Z", Snapshot.State.READY),
                snapshot("new", "4711", "2026-02-02T00:00:00Z", Snapshot.State.READY),
                snapshot("failed", "4711", "2026-02-03T00:00:00Z", Snapshot.State.FAILED)),
            List.of(),
            Map.of(DiskSketch.DRIVER, "gcp"));

    Match match = new Locator(holdings, ClusterNames.UNKNOWN).locate(List.of(wanted)).get(0);

    assertThat(match)
        .isInstanceOfSatisfying(
            Match.Missing.class,
            missing -> assertThat(missing.snapshot().map(s -> s.id().id())).contains("new"));
    assertThat(texts(match)).contains("METADATA snapshot new of it, made 2026-02-02T00:00:00Z");
  }

  @Test
  void notLookedAtIsNotMissing() {
    Holdings denied =
        new Holdings(List.of(), List.of(), List.of(WEST), Map.of(DiskSketch.DRIVER, "gcp"));
    Holdings nobodyAsked =
        new Holdings(List.of(), List.of(), List.of(), Map.of("ebs.csi.aws.com", "aws"));
    Wanted wanted = captured(A, "us-central1-a");

    Match partly = new Locator(denied, ClusterNames.UNKNOWN).locate(List.of(wanted)).get(0);
    Match never = new Locator(nobodyAsked, ClusterNames.UNKNOWN).locate(List.of(wanted)).get(0);

    assertThat(partly)
        .isInstanceOfSatisfying(
            Match.NotLookedAt.class, match -> assertThat(match.where()).containsExactly(WEST));
    assertThat(never).isInstanceOf(Match.NotLookedAt.class);
    assertThat(texts(never)).contains("AGAINST no provider of " + DiskSketch.DRIVER + " was asked");
  }

  @Test
  void aScopeOfAnotherCloudHidesNothing() {
    NotLookedAt azure =
        new NotLookedAt(new CloudScope("azure", "s", "west"), "timeout", Optional.empty());
    Holdings holdings =
        new Holdings(List.of(), List.of(), List.of(azure), Map.of(DiskSketch.DRIVER, "gcp"));

    assertThat(
            new Locator(holdings, ClusterNames.UNKNOWN)
                .locate(List.of(captured(A, "us-central1-a"))))
        .singleElement()
        .isInstanceOf(Match.Missing.class);
  }

  @Test
  void whatTagsSayIsDoubtfulWhileAnotherMayStandUnseen() {
    Holdings holdings =
        new Holdings(
            List.of(disk("x", "us-central1-a").says("db/data-0", A).hinted()),
            List.of(),
            List.of(WEST),
            Map.of(DiskSketch.DRIVER, "gcp"));

    Match match =
        new Locator(holdings, ClusterNames.UNKNOWN).locate(List.of(Wanted.claim(DATA))).get(0);

    assertThat(match).isInstanceOf(Match.Found.class);
    assertThat(texts(match))
        .contains("AGAINST gcp/shop/us-west1 was not looked at: another may be there");
  }

  @Test
  void systemDisksAndDisksBeingDeletedAreNobodysVolume() {
    assertThat(
            locate(
                Wanted.claim(DATA),
                disk("boot", "us-central1-a").says("db/data-0", A).with(DiskTrait.BOOT),
                disk("windows", "us-central1-a").says("db/data-0", A).with(DiskTrait.LICENSED),
                disk("dying", "us-central1-a").says("db/data-0", A).in(DiskState.DELETING)))
        .isInstanceOfSatisfying(
            Match.Missing.class, missing -> assertThat(missing.candidates()).hasSize(3));
  }

  @Test
  void theMachineThatHasTheDiskIsNamed() {
    Match match = locate(captured(A, "us-central1-a"), disk(A, "us-central1-a").on("old-node-3"));

    assertThat(texts(match)).contains("AGAINST attached to old-node-3");
  }

  @Test
  void aDiskOfTwoVolumesGoesToNeither() {
    Wanted one = captured(A, "us-central1-a");
    Wanted other =
        new Wanted(
            Optional.of(new ClaimName("db", "other")),
            "static",
            Optional.of(id(A, "us-central1-a")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);

    List<Match> matches =
        new Locator(holdings(List.of(disk(A, "us-central1-a").hinted())), ClusterNames.UNKNOWN)
            .locate(List.of(one, other));

    assertThat(matches).allMatch(match -> match instanceof Match.Ambiguous);
    assertThat(texts(matches.get(0))).contains("AGAINST it is also the disk of db/other");
  }

  @Test
  void aCapturedDiskOfAnotherVolumeIsNotTakenByTags() {
    Wanted holder = captured(A, "us-central1-a");
    Wanted thief = Wanted.claim(new ClaimName("evil", "thief"));

    List<Match> matches =
        new Locator(
                holdings(List.of(disk(A, "us-central1-a").says("evil/thief", A).hinted())),
                ClusterNames.UNKNOWN)
            .locate(List.of(holder, thief));

    assertThat(matches.get(0)).isInstanceOf(Match.Found.class);
    assertThat(matches.get(1)).isInstanceOf(Match.Missing.class);
  }

  @Test
  void adoptionGroupsDisksByClaimAndLeavesTheRest() {
    Locator locator =
        new Locator(
            holdings(
                List.of(
                    disk("one", "us-central1-a").says("db/data-0", A).hinted(),
                    disk("two", "us-central1-a").says("db/data-1", B).hinted(),
                    disk("nobodys", "us-central1-a").hinted(),
                    disk("boot", "us-central1-a").with(DiskTrait.BOOT).hinted())),
            ClusterNames.UNKNOWN);

    assertThat(locator.byClaim())
        .extracting(match -> match.wanted().label() + " " + match.word())
        .containsExactly("db/data-0 found", "db/data-1 found");
    assertThat(locator.nobodys()).extracting(disk -> disk.disk().name()).containsExactly("nobodys");
  }

  @Test
  void aDiskThatIsTooSmallNeedsAPerson() {
    Match match =
        locate(
            Wanted.claim(DATA).sized(20L << 30),
            disk("x", "us-central1-a").says("db/data-0", A).bytes(10L << 30));

    assertThat(ambiguous(match)).containsExactly("x us-central1-a");
  }

  @Test
  void theSameDiskSeenTwiceIsOneDisk() {
    HintedDisk disk = disk(A, "us-central1-a").hinted();

    assertThat(locate(ClusterNames.UNKNOWN, captured(A, "us-central1-a"), List.of(disk, disk)))
        .isInstanceOf(Match.Found.class);
    assertThat(
            locate(
                ClusterNames.UNKNOWN,
                captured(A, "us-central1-a"),
                List.of(disk, disk(A, "us-central1-a").cloudId("other").hinted())))
        .isInstanceOf(Match.Ambiguous.class);
  }

  private static Wanted captured(String volume, String zone) {
    return captured(DATA, volume, zone);
  }

  private static Wanted captured(ClaimName claim, String volume, String zone) {
    return new Wanted(
        Optional.of(claim),
        volume,
        Optional.of(id(volume, zone)),
        Optional.empty(),
        Optional.of(volume.substring(4)),
        Optional.empty(),
        Optional.of("2026-01-10T08:00:05Z"),
        10L << 30);
  }

  private static Wanted inTree(String name, String... zones) {
    String zone = zones.length == 1 ? zones[0] : "UNSPECIFIED";
    return new Wanted(
        Optional.of(DATA),
        "pv-1",
        Optional.of(
            new DiskId(DiskSketch.DRIVER, "projects/UNSPECIFIED/zones/" + zone + "/disks/" + name)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new InTreeName(name, List.of(zones))),
        Optional.empty(),
        0);
  }

  private static HintedSnapshot snapshot(
      String id, String source, String created, Snapshot.State state) {
    return new HintedSnapshot(
        "gcp",
        new Snapshot(
            new SnapshotId(DiskSketch.SCOPE, id),
            source,
            state,
            10L << 30,
            Optional.of(created),
            Optional.empty(),
            Map.of(),
            ""),
        VolumeHint.NONE);
  }

  private static Match locate(Wanted wanted, DiskSketch... disks) {
    return locate(
        ClusterNames.UNKNOWN, wanted, Arrays.stream(disks).map(DiskSketch::hinted).toList());
  }

  private static Match locate(ClusterNames clusters, Wanted wanted, List<HintedDisk> disks) {
    return new Locator(holdings(disks), clusters).locate(List.of(wanted)).get(0);
  }

  private static Holdings holdings(List<HintedDisk> disks) {
    return new Holdings(disks, List.of(), List.of(), Map.of(DiskSketch.DRIVER, "gcp"));
  }

  private static String found(Match match) {
    assertThat(match).isInstanceOf(Match.Found.class);
    DiskCandidate chosen = ((Match.Found) match).chosen();
    return name(chosen) + " " + chosen.rung();
  }

  private static List<String> ambiguous(Match match) {
    assertThat(match).isInstanceOf(Match.Ambiguous.class);
    return match.candidates().stream().map(LocatorTest::name).toList();
  }

  private static String name(DiskCandidate candidate) {
    return candidate.disk().disk().name() + " " + candidate.disk().disk().zones().get(0);
  }

  private static List<String> candidates(Match match) {
    return match.candidates().stream()
        .map(one -> name(one) + ": " + one.evidence().stream().map(Evidence::text).toList())
        .toList();
  }

  private static List<String> texts(Match match) {
    return match.evidence().stream().map(one -> one.kind() + " " + one.text()).toList();
  }
}
