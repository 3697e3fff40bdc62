// SPDX-License-Identifier: Apache-2.0
package dev.recover.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.Evidence;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.model.Yaml;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeZones;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenStackProviderTest {
  private static final String ID = "573e024d-5235-49ce-8332-be1576d323f8";
  private static final String UID = "0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11";
  private static final DiskId DISK = new DiskId("cinder.csi.openstack.org", ID);

  /** Shaped as the command of today prints it. */
  private static final String LISTING =
      """
      [
        {
          "ID": "573e024d-5235-49ce-8332-be1576d323f8",
          "Name": "pvc-0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11",
          "Status": "available",
          "Size": 8,
          "Type": "ceph-ssd",
          "Bootable": "false",
          "Attached to": [],
          "Properties": {
            "cinder.csi.openstack.org/cluster": "shop",
            "csi.storage.k8s.io/pv/name": "pvc-0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11",
            "csi.storage.k8s.io/pvc/name": "data-db-0",
            "csi.storage.k8s.io/pvc/namespace": "db"
          }
        },
        {
          "ID": "9b1f7f1e-0000-4c3f-9a6b-0d7f3f6a1c22",
          "Name": "",
          "Status": "in-use",
          "Size": 20,
          "Type": "ceph-ssd",
          "Bootable": "true",
          "Attached to": [{"id": "9b1f", "server_id": "s-1", "host_name": null, "device": "/dev/vda"}],
          "Properties": {}
        }
      ]
      """;

  private final OpenStackProvider provider = new OpenStackProvider();

  private static KubeObject volume(String spec) {
    return KubeObject.of(
        Yaml.parseObject(
            "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv-a, labels: {failure-domain.beta.kubernetes.io/zone: nova}}\nspec:\n"
                + spec.indent(2)));
  }

  private List<Disk> read(String text) {
    return provider.read(text, new CloudScope("openstack", "p1", "r1")).disks();
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(DiskProviderFactory.class))
        .extracting(DiskProviderFactory::id)
        .contains("openstack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csi: {driver: cinder.csi.openstack.org, volumeHandle: 573e024d-5235-49ce-8332-be1576d323f8}",
        "csi: {driver: cinder.csi.openstack.org, volumeHandle: 573E024D-5235-49CE-8332-BE1576D323F8}",
        "cinder: {volumeID: 573e024d-5235-49ce-8332-be1576d323f8}"
      })
  void oneDiskHasOneSpelling(String spec) {
    assertThat(provider.translator().diskOf(volume(spec))).contains(DISK);
    assertThat(provider.accepts(volume(spec))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cinder: {volumeID: ''}",
        "cinder: {volumeID: 3}",
        "cinder: {}",
        "csi: {driver: cinder.csi.openstack.org}",
        "csi: {driver: other.example.com, volumeHandle: 573e024d-5235-49ce-8332-be1576d323f8}"
      })
  void otherVolumesAreNotItsOwn(String spec) {
    assertThat(provider.accepts(volume(spec))).isFalse();
  }

  @Test
  void writesAnInTreeVolumeForTheDriverInTheZoneOfItsLabel() {
    KubeObject captured = volume("cinder: {volumeID: " + ID + ", fsType: xfs, readOnly: true}");
    assertThat(provider.translator().toCsi(captured))
        .contains(
            volume(
                """
                csi: {driver: cinder.csi.openstack.org, volumeHandle: %s, fsType: xfs, readOnly: true}
                nodeAffinity:
                  required:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - {key: topology.cinder.csi.openstack.org/zone, operator: In, values: [nova]}
                """
                    .formatted(ID)));
    assertThat(provider.translator().toCsi(captured).flatMap(provider.translator()::diskOf))
        .isEqualTo(provider.translator().diskOf(captured));
    assertThat(provider.translator().toCsi(volume("csi: {driver: a, volumeHandle: b}"))).isEmpty();
  }

  @Test
  void readsWhatTheCommandPrints() {
    Disk data = read(LISTING).get(0);
    assertThat(data.id()).isEqualTo(DISK);
    assertThat(data.scope()).hasToString("openstack/p1/r1");
    assertThat(data.sizeBytes()).isEqualTo(8L << 30);
    assertThat(data.free()).isTrue();
    assertThat(data.zones()).isEmpty();
    Disk boot = read(LISTING).get(1);
    assertThat(boot.attachedTo()).containsExactly("s-1");
    assertThat(boot.has(DiskTrait.BOOT)).isTrue();
    assertThat(boot.free()).isFalse();
  }

  @Test
  void readsWhatOlderCommandsPrint() {
    Disk disk =
        read("""
            [{"ID": "573e024d-5235-49ce-8332-be1576d323f8", "Name": "a", "Status": "in-use", "Size": 1,
              "Attached to": "Attached to node-a on /dev/vdb Attached to node-b on /dev/vdc ",
              "Properties": "csi.storage.k8s.io/pvc/name='data-0', csi.storage.k8s.io/pvc/namespace='db'"}]
            """)
            .get(0);
    assertThat(disk.attachedTo()).containsExactly("node-a", "node-b");
    assertThat(provider.translator().hintOf(disk).claim()).contains(new ClaimName("db", "data-0"));
  }

  @Test
  void readsSingleVolumesWhichSayTheZone() {
    String one =
        """
        {"id": "573e024d-5235-49ce-8332-be1576d323f8", "name": "a", "status": "available", "size": 4,
         "availability_zone": "az1", "multiattach": true, "bootable": "false", "type": "ssd",
         "created_at": "2026-01-01T00:00:00.000000", "snapshot_id": "s-9",
         "attachments": [], "properties": {"k": "v"}, "os-vol-tenant-attr:tenant_id": "p9"}
        """;
    Disk disk = read(one + one.replace("573e", "673e")).get(0);
    assertThat(disk.zones()).containsExactly("az1");
    assertThat(disk.scope()).hasToString("openstack/p9/r1");
    assertThat(disk.has(DiskTrait.SHARED_WRITERS)).isTrue();
    assertThat(disk.facts().sourceSnapshot()).contains("s-9");
    KubeObject pointed = provider.translator().pointAt(volume("{}"), disk).orElseThrow();
    assertThat(provider.translator().diskOf(pointed)).contains(DISK);
    assertThat(VolumeZones.of(pointed)).containsExactly("az1");
  }

  @Test
  void aVolumeStaysInItsZoneWhereTheListingDoesNotSayOne() {
    KubeObject captured =
        volume(
            """
            cinder: {volumeID: old}
            nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
              {key: topology.kubernetes.io/zone, operator: In, values: [az7]}]}]}}
            """);
    KubeObject pointed =
        provider.translator().pointAt(captured, read(LISTING).get(0)).orElseThrow();
    assertThat(pointed.text("spec", "cinder", "volumeID")).contains(ID);
    assertThat(VolumeZones.of(pointed)).containsExactly("az7");
  }

  @Test
  void tellsWhoseADiskWas() {
    VolumeHint hint = provider.translator().hintOf(read(LISTING).get(0));
    assertThat(hint.claim()).contains(new ClaimName("db", "data-db-0"));
    assertThat(hint.claimUid()).contains(UID);
    assertThat(hint.clusters()).containsExactly("shop");
    assertThat(hint.evidence())
        .extracting(Evidence::kind)
        .contains(Evidence.Kind.METADATA, Evidence.Kind.CLUSTER, Evidence.Kind.NAME_PATTERN);
    assertThat(provider.translator().hintOf(read(LISTING).get(1))).isEqualTo(VolumeHint.NONE);
  }

  @Test
  void metadataIsUntrusted() {
    Disk disk =
        read("""
            {"ID": "a", "Properties": {"csi.storage.k8s.io/pvc/name": "x\\u0007\\ny",
             "csi.storage.k8s.io/pvc/namespace": null, "cinder.csi.openstack.org/cluster": "c\\u001b[1m"}}
            """)
            .get(0);
    VolumeHint hint = provider.translator().hintOf(disk);
    assertThat(hint.claim()).isEmpty();
    assertThat(hint.clusters()).containsExactly("c?[1m");
    assertThat(hint.evidence())
        .allSatisfy(e -> assertThat(e.text()).doesNotContain("\u0007", "\u001b", "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "available, AVAILABLE",
    "reserved, IN_USE",
    "creating, CREATING",
    "deleting, DELETING",
    "error_deleting, ERROR",
    "maintenance, UNKNOWN",
    "'', UNKNOWN"
  })
  void saysWhereADiskStands(String status, DiskState expected) {
    assertThat(read("{\"ID\": \"a\", \"Status\": \"" + status + "\"}").get(0).state())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"Name\": \"a\"}]", "[{\"ID\": \"\"}]", "[{\"ID\": 3}]", "+----+"})
  void anotherListingIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(provider.listingCommand());
  }

  @Test
  void nullsAndSizesOutOfRangeAreNoBug() {
    Disk disk =
        read("""
            [{"ID": "a", "Size": 99999999999999, "Attached to": [null, {"server_id": null}], "Properties": null}]
            """)
            .get(0);
    assertThat(disk.sizeBytes()).isZero();
    assertThat(disk.attachedTo()).isEmpty();
  }
}
