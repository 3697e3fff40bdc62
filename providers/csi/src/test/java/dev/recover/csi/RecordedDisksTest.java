// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.model.Yaml;
import dev.recover.spi.DiskListing;
import dev.recover.spi.VolumeZones;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedDisksTest {
  private static final String UID = "4f6e0a9c-7d0c-4b73-9f5e-6f2b8f6f1d10";

  /** Two files of dirdisk one after the other, the first with what the provisioner handed over. */
  private static final String FOLDERS =
      """
      {
        "name": "pvc-4f6e0a9c-7d0c-4b73-9f5e-6f2b8f6f1d10",
        "bytes": 1073741824,
        "metadata": {
          "csi.storage.k8s.io/pv/name": "pvc-4f6e0a9c-7d0c-4b73-9f5e-6f2b8f6f1d10",
          "csi.storage.k8s.io/pvc/name": "data-db-0",
          "csi.storage.k8s.io/pvc/namespace": "db"
        }
      }{
        "name": "by-hand",
        "bytes": 5,
        "node": "node-a"
      }
      """;

  private final CsiProvider provider = new CsiProvider();

  private DiskListing read(String text) {
    return provider.read(text, new CloudScope("csi", "", ""));
  }

  @Test
  void readsFilesOfDirdiskAsTheyStandOneAfterTheOther() throws Exception {
    List<Disk> disks = read(FOLDERS).disks();
    Disk data = disks.stream().filter(d -> d.name().endsWith(UID)).findFirst().orElseThrow();
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256").digest(data.name().getBytes("UTF-8"));
    String handle =
        "dir-" + String.format("%064x", new java.math.BigInteger(1, digest)).substring(0, 17);
    assertThat(data.id()).isEqualTo(new DiskId("dirdisk.example.com", handle));
    assertThat(data.sizeBytes()).isEqualTo(1L << 30);
    assertThat(data.free()).isTrue();
    VolumeHint hint = provider.translator().hintOf(data);
    assertThat(hint.claim()).contains(new ClaimName("db", "data-db-0"));
    assertThat(hint.claimUid()).contains(UID);
    Disk held = disks.stream().filter(d -> d.name().equals("by-hand")).findFirst().orElseThrow();
    assertThat(held.state()).isEqualTo(DiskState.IN_USE);
    assertThat(held.attachedTo()).containsExactly("node-a");
  }

  @Test
  void readsItsOwnFormOfAnyDriver() {
    DiskListing listing =
        read(
            """
            {"items": [{"provider": "longhorn", "driver": "driver.longhorn.io", "handle": "pvc-1", "state": "available",
                        "sizeBytes": 3, "claim": {"namespace": "db", "name": "a"}}],
             "notLookedAt": [{"scope": "aws/123/us-east-1", "why": "denied"}]}
            """);
    Disk disk = listing.disks().get(0);
    assertThat(disk.id()).isEqualTo(new DiskId("driver.longhorn.io", "pvc-1"));
    assertThat(provider.translator().hintOf(disk).claim()).contains(new ClaimName("db", "a"));
    assertThat(listing.notLookedAt()).hasSize(1);
    assertThat(listing.notLookedAt().get(0).scope())
        .isEqualTo(new CloudScope("aws", "123", "us-east-1"));
    assertThat(read("[{\"driver\": \"d\", \"handle\": \"h\"}]").disks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\": [1]}",
        "{\"items\": [{}]}",
        "{\"notLookedAt\": [\"aws\"]}",
        "{\"name\": \"a\", \"bytes\": \"5\"}",
        "{\"bytes\": 5}",
        "kind: List"
      })
  void whatIsNoListingIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(provider.listingCommand());
  }

  @Test
  void metadataIsUntrusted() {
    Disk disk =
        read("{\"name\": \"a\", \"bytes\": 1, \"metadata\": {\"csi.storage.k8s.io/pv/name\": \"\\u001b[2J\"}}")
            .disks()
            .get(0);
    VolumeHint hint = provider.translator().hintOf(disk);
    assertThat(hint.volume()).isEmpty();
    assertThat(hint.evidence()).allSatisfy(e -> assertThat(e.text()).doesNotContain("\u001b"));
  }

  @Test
  void pointsAVolumeAtADiskAndLeavesItWhereItIsTied() {
    KubeObject tied =
        KubeObject.of(
            Yaml.parseObject(
                """
                spec:
                  csi: {driver: dirdisk.example.com, volumeHandle: old}
                  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
                    {key: topology.kubernetes.io/zone, operator: In, values: [z1]}]}]}}
                """));
    Disk disk = read(FOLDERS).disks().get(0);
    KubeObject pointed = provider.translator().pointAt(tied, disk).orElseThrow();
    assertThat(provider.translator().diskOf(pointed)).contains(disk.id());
    assertThat(VolumeZones.of(pointed)).containsExactly("z1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {csi: {driver: other.example.com, volumeHandle: a}}",
        "spec: {nfs: {server: a, path: /b}}"
      })
  void aVolumeOfAnotherKindIsNotPointedAtIt(String volume) {
    assertThat(
            provider
                .translator()
                .pointAt(KubeObject.of(Yaml.parseObject(volume)), read(FOLDERS).disks().get(0)))
        .isEmpty();
  }
}
