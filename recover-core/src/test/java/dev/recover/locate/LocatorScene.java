// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import static dev.recover.locate.DiskSketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.Evidence;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.model.VolumeHint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the locator is asked in tests, and how its answers read. */
final class LocatorScene {
  static final String A = "pvc-11111111-1111-1111-1111-111111111111";
  static final String B = "pvc-22222222-2222-2222-2222-222222222222";
  static final ClaimName DATA = new ClaimName("db", "data-0");

  private LocatorScene() {}

  static Wanted captured(String volume, String zone) {
    return captured(DATA, volume, zone);
  }

  static Wanted captured(ClaimName claim, String volume, String zone) {
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

  static Wanted inTree(String name, String... zones) {
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

  static HintedSnapshot snapshot(String id, String source, String created, Snapshot.State state) {
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

  static Match locate(Wanted wanted, DiskSketch... disks) {
    return locate(
        ClusterNames.UNKNOWN, wanted, Arrays.stream(disks).map(DiskSketch::hinted).toList());
  }

  static Match locate(ClusterNames clusters, Wanted wanted, List<HintedDisk> disks) {
    return new Locator(holdings(disks), clusters).locate(List.of(wanted)).get(0);
  }

  static Holdings holdings(List<HintedDisk> disks) {
    return new Holdings(disks, List.of(), List.of(), Map.of(DiskSketch.DRIVER, "gcp"));
  }

  static String found(Match match) {
    assertThat(match).isInstanceOf(Match.Found.class);
    DiskCandidate chosen = ((Match.Found) match).chosen();
    return name(chosen) + " " + chosen.rung();
  }

  static List<String> ambiguous(Match match) {
    assertThat(match).isInstanceOf(Match.Ambiguous.class);
    return match.candidates().stream().map(LocatorScene::name).toList();
  }

  static String name(DiskCandidate candidate) {
    return candidate.disk().disk().name() + " " + candidate.disk().disk().zones().get(0);
  }

  static List<String> candidates(Match match) {
    return match.candidates().stream()
        .map(one -> name(one) + ": " + one.evidence().stream().map(Evidence::text).toList())
        .toList();
  }

  static List<String> texts(Match match) {
    return match.evidence().stream().map(one -> one.kind() + " " + one.text()).toList();
  }
}
