// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.sandbox.cloud.CloudClock;
import dev.recover.sandbox.cloud.CloudPace;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.disk.DiskRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Persistent Disk driver of the sandbox is no kinder than the real one. */
class GceDriverTest {
  private static final String ZONE = "topology.gke.io/zone";

  private final CloudClock clock = CloudClock.manual(Instant.parse("2026-01-01T00:00:00Z"));
  private final GceCloud cloud =
      GceCloud.start(CloudSetting.manual(clock, CloudPace.INSTANT), GceLayout.USUAL);
  private final DiskCloud shop =
      cloud.disks("shop-prod", List.of("europe-west3-a", "europe-west3-b"));

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aDiskIsWrittenUponAsTheDriverDoes() {
    String handle = shop.create(request("pvc-1", Map.of("labels", "team=shop")));
    assertThat(handle).isEqualTo("projects/shop-prod/zones/europe-west3-b/disks/pvc-1");
    assertThat(shop.create(request("pvc-1", Map.of()))).isEqualTo(handle);
    assertThat(shop.find(handle).orElseThrow().metadata())
        .containsEntry("kubernetes.io/created-for/pvc/name", "data-0")
        .containsEntry("kubernetes.io/created-for/pvc/namespace", "db")
        .containsEntry("kubernetes.io/created-for/pv/name", "pvc-1")
        .containsEntry("storage.gke.io/created-by", "pd.csi.storage.gke.io");
    assertThat(shop.topology(handle)).containsExactly(Map.of(ZONE, "europe-west3-b"));
    assertThat(shop.find(handle).orElseThrow().bytes()).isEqualTo(2L << 30);
  }

  @Test
  void aRegionalDiskIsInTwoZones() {
    String handle = shop.create(request("pvc-1", Map.of("replication-type", "regional-pd")));
    assertThat(handle).isEqualTo("projects/shop-prod/regions/europe-west3/disks/pvc-1");
    assertThat(shop.topology(handle))
        .containsExactlyInAnyOrder(Map.of(ZONE, "europe-west3-a"), Map.of(ZONE, "europe-west3-b"));
    shop.attach(handle, machine(shop, 0));
    DiskCloud oneZone = cloud.disks("shop-prod", List.of("europe-west3-a"));
    DiskRequest narrow =
        new DiskRequest(
            "shop", "pvc-2", 1, Map.of(), Map.of("replication-type", "regional-pd"), List.of());
    refused("2 zones", () -> oneZone.create(narrow));
  }

  @Test
  void oneMachineHasADiskAtATimeAndOnlyOneOfItsZone() {
    String handle = shop.create(request("pvc-1", Map.of()));
    refused("same zone", () -> shop.attach(handle, machine(shop, 0)));
    shop.attach(handle, machine(shop, 1));
    shop.attach(handle, machine(shop, 1));
    DiskCloud other = cloud.disks("shop-prod", List.of("europe-west3-b"));
    String elsewhere = other.machines("second").get(0).id();
    refused("already being used", () -> other.attach(handle, elsewhere));
    refused("already being used", () -> shop.delete(handle));
    shop.detach(handle, machine(shop, 1));
    other.attach(handle, elsewhere);
  }

  @Test
  void aDiskOfAnotherProjectCannotBeAttached() {
    String handle = shop.create(request("pvc-1", Map.of()));
    DiskCloud other = cloud.disks("shop-dr", List.of("europe-west3-b"));
    refused(
        "Could not find instance projects/shop-prod",
        () -> other.attach(handle, machine(other, 0)));
  }

  @Test
  void aDeletedDiskIsGoneWithItsDataAndItsNameCanBeUsedAgain() {
    String handle = shop.create(request("pvc-1", Map.of()));
    shop.append(handle, "orders", "1001");
    shop.delete(handle);
    clock.advance(Duration.ofMinutes(1));
    assertThat(shop.find(handle)).isEmpty();
    assertThat(shop.handles()).isEmpty();
    assertThat(shop.create(request("pvc-1", Map.of()))).isEqualTo(handle);
    assertThat(shop.lines(handle, "orders")).isEmpty();
  }

  @Test
  void handlesOfOtherShapesAreNoDisks() {
    assertThat(shop.find("vol-1")).isEmpty();
    assertThat(shop.lines("../x", "orders")).isEmpty();
    refused("InvalidArgument", () -> shop.delete("vol-1"));
    refused("InvalidArgument", () -> shop.attach("vol-1", machine(shop, 0)));
  }

  private static String machine(DiskCloud cloud, int index) {
    return cloud.machines("shop").get(index).id();
  }

  private static DiskRequest request(String name, Map<String, String> parameters) {
    return new DiskRequest(
        "shop",
        name,
        (1L << 30) + 1,
        Map.of(
            "csi.storage.k8s.io/pv/name", name,
            "csi.storage.k8s.io/pvc/name", "data-0",
            "csi.storage.k8s.io/pvc/namespace", "db"),
        parameters,
        List.of(Map.of(ZONE, "europe-west3-b")));
  }

  private static void refused(String text, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(DiskRefusal.class).hasMessageContaining(text);
  }
}
