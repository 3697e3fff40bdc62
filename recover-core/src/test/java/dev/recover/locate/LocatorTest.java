// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import static dev.recover.locate.DiskSketch.disk;
import static dev.recover.locate.DiskSketch.id;
import static dev.recover.locate.LocatorScene.A;
import static dev.recover.locate.LocatorScene.B;
import static dev.recover.locate.LocatorScene.DATA;
import static dev.recover.locate.LocatorScene.ambiguous;
import static dev.recover.locate.LocatorScene.candidates;
import static dev.recover.locate.LocatorScene.captured;
import static dev.recover.locate.LocatorScene.found;
import static dev.recover.locate.LocatorScene.holdings;
import static dev.recover.locate.LocatorScene.inTree;
import static dev.recover.locate.LocatorScene.locate;
import static dev.recover.locate.LocatorScene.name;
import static dev.recover.locate.LocatorScene.snapshot;
import static dev.recover.locate.LocatorScene.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.ClaimName;
import dev.recover.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ladder of evidence, rung by rung, and what may never be chosen between. */
class LocatorTest {
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
}
