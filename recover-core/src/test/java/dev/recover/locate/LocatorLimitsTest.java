// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import static dev.recover.locate.DiskSketch.disk;
import static dev.recover.locate.DiskSketch.id;
import static dev.recover.locate.LocatorScene.A;
import static dev.recover.locate.LocatorScene.B;
import static dev.recover.locate.LocatorScene.DATA;
import static dev.recover.locate.LocatorScene.ambiguous;
import static dev.recover.locate.LocatorScene.captured;
import static dev.recover.locate.LocatorScene.holdings;
import static dev.recover.locate.LocatorScene.locate;
import static dev.recover.locate.LocatorScene.snapshot;
import static dev.recover.locate.LocatorScene.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.Snapshot;
import dev.recover.spi.NotLookedAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is not there, not seen, not usable, or somebody else's: never found by chance. */
class LocatorLimitsTest {
  private static final NotLookedAt WEST =
      new NotLookedAt(new CloudScope("gcp", "shop", "us-west1"), "403 forbidden", Optional.empty());

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

  /** Names may be chosen so that hash tables become lists: then pairs would be looped over. */
  @Test
  void tenThousandClaimsCraftedToCollideAreFoundAsFastAsOthers() {
    List<HintedDisk> disks = new ArrayList<>();
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String name = colliding(i);
      hashes.add(name.hashCode());
      disks.add(disk(name, "us-central1-a").says("db/" + name, name).hinted());
    }
    assertThat(hashes).hasSize(1);

    List<Match> matches =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> new Locator(holdings(disks), ClusterNames.UNKNOWN).byClaim());

    assertThat(matches).hasSize(10_000).allMatch(match -> match instanceof Match.Found);
  }

  /** Two letters that hash as two others do, in every place. */
  private static String colliding(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      name.append((number >> bit & 1) == 0 ? "an" : "c0");
    }
    return name.toString();
  }
}
