// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcloudListingTest {
  private static final CloudScope ANY = new CloudScope("gcp", "", "");
  private static final String PREFIX = "https://www.googleapis.com/compute/v1/projects/shop-prod/";

  private final GcpProvider provider = new GcpProvider();

  @Test
  void aListingIsReadWithAllThatMatters() throws IOException {
    Map<String, Disk> disks =
        provider.read(recorded(), ANY).disks().stream()
            .collect(Collectors.toMap(Disk::name, Function.identity()));
    Disk zonal = find(disks, "pvc-5e8f3c1a-0b7d-4a52-9a41-2f1f3f0f8f11");
    assertThat(zonal.id().handle())
        .isEqualTo("projects/shop-prod/zones/europe-west3-a/disks/" + zonal.name());
    assertThat(zonal.cloudId()).isEqualTo("8274619283746192837");
    assertThat(zonal.scope()).hasToString("gcp/shop-prod/europe-west3-a");
    assertThat(zonal.zones()).containsExactly("europe-west3-a");
    assertThat(zonal.sizeBytes()).isEqualTo(100L << 30);
    assertThat(zonal.free()).isTrue();
    assertThat(zonal.facts().type()).isEqualTo("pd-balanced");
    assertThat(zonal.facts().lastDetached()).contains("2025-03-02T04:05:06.789-08:00");
    assertThat(zonal.facts().key())
        .contains("projects/keys/locations/europe-west3/keyRings/r/cryptoKeys/k");
    assertThat(provider.translator().hintOf(zonal).claim().orElseThrow())
        .hasToString("shop/data-db-0");

    Disk regional = find(disks, "gke-shop-1a2b3c4d-dyna-pvc-0c1d2e3f-1111-2222-3333-444455556666");
    assertThat(regional.zones()).containsExactly("europe-west3-a", "europe-west3-b");
    assertThat(regional.state()).isEqualTo(DiskState.IN_USE);
    assertThat(regional.attachedTo())
        .containsExactly("projects/shop-prod/zones/europe-west3-b/instances/node-1");
  }

  @Test
  void whatMakesADiskSpecialIsATrait() throws IOException {
    Map<String, Disk> disks =
        provider.read(recorded(), ANY).disks().stream()
            .collect(Collectors.toMap(Disk::name, Function.identity()));
    assertThat(find(disks, "node-1").facts().traits())
        .containsExactlyInAnyOrder(DiskTrait.BOOT, DiskTrait.LICENSED);
    assertThat(find(disks, "shared").facts().traits())
        .containsExactlyInAnyOrder(DiskTrait.SHARED_WRITERS, DiskTrait.CUSTOMER_SUPPLIED_KEY);
    assertThat(find(disks, "weights").facts().traits()).containsExactly(DiskTrait.READ_ONLY);
    assertThat(find(disks, "weights").state()).isEqualTo(DiskState.CREATING);
    assertThat(find(disks, "restored-from-an-image").facts().traits()).isEmpty();
  }

  @Test
  void aDiskThatDoesNotNameItsProjectTakesTheGivenOne() {
    String text = "[{\"name\": \"d\", \"zone\": \"europe-west3-a\", \"sizeGb\": 7}]";
    assertThat(provider.read(text, new CloudScope("gcp", "shop", "")).disks())
        .singleElement()
        .satisfies(
            disk -> {
              assertThat(disk.id().handle())
                  .isEqualTo("projects/shop/zones/europe-west3-a/disks/d");
              assertThat(disk.sizeBytes()).isEqualTo(7L << 30);
              assertThat(disk.state()).isEqualTo(DiskState.UNKNOWN);
            });
    assertThatThrownBy(() -> provider.read(text, ANY)).isInstanceOf(DiagnosticException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "NAME  LOCATION  SIZE_GB",
        "<html><title>Sign in</title></html>",
        "[1]",
        "[{}]",
        "[{\"name\": \"../x\", \"zone\": \"z\"}]",
        "[{\"kind\": \"compute#instance\", \"selfLink\": \"projects/p/zones/z/disks/d\"}]",
        "[{\"name\": \"d\", \"zone\": \"z\"}, {\"name\": \"d\", \"zone\": \"z\"}]",
        "[{\"name\": \"d\"",
      })
  void otherTextIsRefusedWithTheCommandThatWritesIt(String text) {
    assertThatThrownBy(() -> provider.read(text, new CloudScope("gcp", "shop", "")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              Diagnostic said = e.diagnostics().get(0);
              assertThat(said.summary()).contains("not a listing of Compute Engine disks");
              assertThat(said.why()).isNotEmpty();
              assertThat(said.remedy()).isNotEmpty();
            });
  }

  @Test
  void noDisksAreNoDisks() {
    assertThat(provider.read("[]", ANY).disks()).isEqualTo(List.of());
  }

  private static Disk find(Map<String, Disk> disks, String name) {
    return Objects.requireNonNull(disks.get(name), name);
  }

  private static String recorded() throws IOException {
    try (InputStream in = GcloudListingTest.class.getResourceAsStream("disks.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("SHOP/", PREFIX);
    }
  }
}
