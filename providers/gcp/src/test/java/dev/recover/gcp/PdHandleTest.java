// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdHandleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "projects/shop/zones/europe-west3-a/disks/pvc-1",
        "projects/example.com:shop/regions/europe-west3/disks/pvc-1",
        "projects/UNSPECIFIED/zones/UNSPECIFIED/disks/pvc-1",
        "projects/shop/zones/multi-zone/disks/weights",
      })
  void aHandleIsPrintedAsItWasRead(String text) {
    assertThat(PdHandle.parse(text)).map(PdHandle::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pvc-1",
        "projects/shop/zones/europe-west3-a/disks",
        "projects/shop/zones/europe-west3-a/disks/",
        "projects//zones/europe-west3-a/disks/pvc-1",
        "projects/shop/zone/europe-west3-a/disks/pvc-1",
        "projects/shop/global/europe-west3-a/disks/pvc-1",
        "projects/shop/zones/europe-west3-a/disks/pvc-1/x",
        "/projects/shop/zones/europe-west3-a/disks/pvc-1",
        "https://www.googleapis.com/compute/v1/projects/shop/zones/europe-west3-a/disks/pvc-1",
        "projects/shop/zones/../disks/pvc-1",
        "projects/shop/zones/europe-west3-a/disks/pvc 1",
        "projects/shop/zones/europe-west3-a/disks/pvc-1\n",
        "Projects/shop/Zones/europe-west3-a/Disks/pvc-1",
      })
  void textOfAnotherShapeIsNoHandle(String text) {
    assertThat(PdHandle.parse(text)).isEmpty();
  }

  @Test
  void zonesOfOneRegionMakeARegionalDiskAndOthersLeaveThePlaceOpen() {
    assertThat(PdHandle.inZones("p", List.of("r1-b-a"), "n"))
        .hasToString("projects/p/zones/r1-b-a/disks/n");
    assertThat(PdHandle.inZones("p", List.of("us-central1-a", "us-central1-b"), "n"))
        .hasToString("projects/p/regions/us-central1/disks/n");
    assertThat(PdHandle.inZones("p", List.of("us-central1-a", "us-east1-b"), "n"))
        .hasToString("projects/p/zones/UNSPECIFIED/disks/n");
    assertThat(PdHandle.inZones("p", List.of("a", "b"), "n"))
        .hasToString("projects/p/zones/UNSPECIFIED/disks/n");
    assertThat(PdHandle.inZones("p", List.of(), "n"))
        .hasToString("projects/p/zones/UNSPECIFIED/disks/n");
  }
}
