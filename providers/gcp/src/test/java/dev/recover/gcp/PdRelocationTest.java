// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.spi.Destination;
import dev.recover.spi.Relocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a disk of Compute Engine to another place. */
class PdRelocationTest {
  private static final PdTranslator PD = new PdTranslator();
  private static final String TEXT = "{\"kubernetes.io/created-for/pvc/name\":\"data-0\"}";

  private static Disk disk(Optional<String> key) {
    return new Disk(
        new DiskId(PdTranslator.DRIVER, "projects/shop/zones/europe-west3-a/disks/pvc-1"),
        "7",
        "pvc-1",
        new CloudScope("gcp", "shop", "europe-west3-a"),
        List.of("europe-west3-a"),
        List.of(),
        5L << 30,
        DiskState.AVAILABLE,
        List.of(),
        new DiskFacts(
            "pd-ssd",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            key,
            Optional.empty(),
            Set.of(),
            Map.of("team", "db", "goog-gke-volume", "", "cluster-id-gke-io", "x"),
            TEXT));
  }

  private static Destination to(List<String> zones, String region, String project) {
    return new Destination(
        zones, region, project, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Relocation way(Destination to) {
    return PD.relocate(disk(Optional.empty()), to).orElseThrow();
  }

  @Test
  void oneSnapshotServesEveryZoneAndProject() {
    Relocation way = way(to(List.of("us-central1-b"), "", "shop-dr"));

    assertThat(way.snapshotScope()).isEqualTo(new CloudScope("gcp", "shop", ""));
    assertThat(way.shareWith()).isEmpty();
    assertThat(way.sendTo()).isEmpty();
    assertThat(way.disk().scope().account()).isEqualTo("shop-dr");
    assertThat(way.disk().zones()).containsExactly("us-central1-b");
    assertThat(way.disk().type()).isEqualTo("pd-ssd");
    assertThat(way.disk().description()).isEqualTo(TEXT);
    assertThat(way.disk().tags()).isEqualTo(Map.of("team", "db", Relocation.SOURCE, "pvc-1"));
    assertThat(way.copy().id().handle()).startsWith("projects/shop-dr/zones/us-central1-b/disks/");
  }

  @Test
  void twoZonesMakeARegionalDisk() {
    Relocation way = way(to(List.of("europe-west3-c", "europe-west3-b"), "europe-west3", ""));

    assertThat(way.disk().zones()).containsExactly("europe-west3-b", "europe-west3-c");
    assertThat(way.copy().id().handle()).startsWith("projects/shop/regions/europe-west3/disks/");
  }

  @ParameterizedTest
  @CsvSource({
    "europe-west3-a/us-central1-a, ''",
    "europe-west3-a/europe-west3-b/europe-west3-c, ''",
    "europe-west3-b, us-central1",
    "europe, ''"
  })
  void whatCannotBeThePlaceOfOneDiskIsRefused(String zones, String region) {
    assertThatThrownBy(() -> way(to(List.of(zones.split("/")), region, "")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).remedy()).contains("--to-zone"));
  }

  @Test
  void aKeyProtectsDisksOfItsOwnLocationOnly() {
    Disk own = disk(Optional.of("projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k"));
    assertThat(PD.relocate(own, to(List.of("europe-west3-b"), "", "")).orElseThrow().disk().key())
        .isEqualTo(own.facts().key());
    assertThatThrownBy(() -> PD.relocate(own, to(List.of("us-central1-a"), "", "")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).remedy()).contains("--to-key"));

    Disk global = disk(Optional.of("projects/p/locations/global/keyRings/r/cryptoKeys/k"));
    assertThat(PD.relocate(global, to(List.of("us-central1-a"), "", "")).orElseThrow().disk().key())
        .isEqualTo(global.facts().key());
  }
}
