// SPDX-License-Identifier: Apache-2.0
package dev.recover.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.Evidence;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.model.Yaml;
import dev.recover.spi.DiskProviderFactory;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VsphereProviderTest {
  private static final String ID = "df86393b-5ae0-4fca-87d0-b692dbc67d45";
  private static final DiskId DISK = new DiskId("csi.vsphere.vmware.com", ID);
  private static final String UID = "9744a4ff-07f4-43c4-b8ed-48ea7a528734";

  /** Shaped as the command of today prints it. */
  private static final String LISTING =
      """
      {
        "volume": [
          {
            "volumeId": {"id": "df86393b-5ae0-4fca-87d0-b692dbc67d45"},
            "datastoreUrl": "ds:///vmfs/volumes/vsan:52fe/",
            "name": "pvc-9744a4ff-07f4-43c4-b8ed-48ea7a528734",
            "volumeType": "BLOCK",
            "storagePolicyId": "aa6d5a82",
            "metadata": {
              "containerCluster": {"clusterType": "KUBERNETES", "clusterId": "shop-prod", "vSphereUser": "u"},
              "entityMetadata": [
                {"entityName": "pvc-9744a4ff-07f4-43c4-b8ed-48ea7a528734", "labels": null, "delete": false,
                 "clusterId": "shop-prod", "entityType": "PERSISTENT_VOLUME"},
                {"entityName": "data-db-0", "clusterId": "shop-prod", "entityType": "PERSISTENT_VOLUME_CLAIM", "namespace": "db"},
                {"entityName": "db-0", "clusterId": "shop-prod", "entityType": "POD", "namespace": "db"}
              ]
            },
            "backingObjectDetails": {"capacityInMb": 8192, "backingDiskId": "df86393b-5ae0-4fca-87d0-b692dbc67d45"},
            "datastoreAccessibilityStatus": "accessible",
            "healthStatus": "green"
          }
        ]
      }
      """;

  private final VsphereProvider provider = new VsphereProvider();

  private static KubeObject volume(String spec) {
    return KubeObject.of(
        Yaml.parseObject(
            "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv-a}\nspec:\n"
                + spec.indent(2)));
  }

  private List<Disk> read(String text) {
    return provider.read(text, new CloudScope("vsphere", "vc-1", "")).disks();
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(DiskProviderFactory.class))
        .extracting(DiskProviderFactory::id)
        .contains("vsphere");
  }

  @Test
  void knowsDisksByIdAndFilesByPath() {
    assertThat(
            provider
                .translator()
                .diskOf(volume("csi: {driver: csi.vsphere.vmware.com, volumeHandle: " + ID + "}")))
        .contains(DISK);
    assertThat(
            provider
                .translator()
                .diskOf(
                    volume("csi: {driver: csi.vsphere.vmware.com, volumeHandle: 'FILE-share'}")))
        .contains(new DiskId("csi.vsphere.vmware.com", "FILE-share"));
    assertThat(
            provider
                .translator()
                .diskOf(volume("vsphereVolume: {volumePath: '[ds1] kubevols/a.vmdk'}")))
        .contains(new DiskId("kubernetes.io/vsphere-volume", "[ds1] kubevols/a.vmdk"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vsphereVolume: {}",
        "vsphereVolume: {volumePath: ''}",
        "csi: {driver: csi.vsphere.vmware.com, volumeHandle: ''}",
        "csi: {driver: other.example.com, volumeHandle: a}"
      })
  void otherVolumesAreNotItsOwn(String spec) {
    assertThat(provider.accepts(volume(spec))).isFalse();
  }

  @Test
  void aFileOfADatastoreIsNotWrittenAsADisksId() {
    assertThatThrownBy(
            () ->
                provider
                    .translator()
                    .toCsi(volume("vsphereVolume: {volumePath: \"[ds1] a\\e.vmdk\"}")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.CSI_UNTRANSLATABLE);
              assertThat(e.diagnostics().get(0).why()).contains("[ds1] a?.vmdk");
              assertThat(e.diagnostics().get(0).remedy()).contains("govc disk.register");
            });
    assertThat(provider.translator().toCsi(volume("csi: {driver: a, volumeHandle: b}"))).isEmpty();
  }

  @Test
  void readsWhatTheCommandPrints() {
    Disk disk = read(LISTING).get(0);
    assertThat(disk.id()).isEqualTo(DISK);
    assertThat(disk.sizeBytes()).isEqualTo(8L << 30);
    assertThat(disk.scope()).hasToString("vsphere/vc-1");
    assertThat(disk.state()).isEqualTo(DiskState.UNKNOWN);
    assertThat(disk.free()).isFalse();
    assertThat(disk.facts().type()).isEqualTo("BLOCK");
  }

  @Test
  void readsWhatOlderCommandsPrint() {
    String older =
        LISTING
            .replace("\"volume\":", "\"Volume\":")
            .replace("\"volumeId\": {\"id\":", "\"VolumeId\": {\"Id\":")
            .replace("\"entityName\"", "\"EntityName\"")
            .replace("\"clusterId\"", "\"ClusterID\"")
            .replace("\"metadata\"", "\"Metadata\"")
            .replace("\"capacityInMb\"", "\"CapacityInMb\"");
    assertThat(read(older)).isEqualTo(read(LISTING));
  }

  @Test
  void tellsWhoseADiskWas() {
    VolumeHint hint = provider.translator().hintOf(read(LISTING).get(0));
    assertThat(hint.claim()).contains(new ClaimName("db", "data-db-0"));
    assertThat(hint.claimUid()).contains(UID);
    assertThat(hint.clusters()).containsExactly("shop-prod");
  }

  @Test
  void twoClustersThatNameTwoClaimsSpeakAgainstEachOther() {
    String two =
        LISTING.replace(
            "{\"entityName\": \"db-0\",",
            "{\"entityName\": \"other\", \"clusterId\": \"dr\", \"entityType\": \"PERSISTENT_VOLUME_CLAIM\", \"namespace\": \"db\"},\n{\"entityName\": \"db-0\",");
    VolumeHint hint = provider.translator().hintOf(read(two).get(0));
    assertThat(hint.evidence()).extracting(Evidence::kind).contains(Evidence.Kind.AGAINST);
  }

  @Test
  void metadataIsUntrusted() {
    String crafted =
        LISTING.replace("data-db-0", "a\\u001b[2J").replace("shop-prod", "c\\ud800\\n");
    VolumeHint hint = provider.translator().hintOf(read(crafted).get(0));
    assertThat(hint.claim()).isEmpty();
    assertThat(hint.clusters()).containsExactly("c??");
    assertThat(hint.evidence())
        .allSatisfy(e -> assertThat(e.text()).doesNotContain("\u001b", "\n"));
  }

  @Test
  void pointsAVolumeAtADiskSoThatTheDriverRegistersIt() {
    KubeObject captured =
        volume(
            """
            csi:
              driver: csi.vsphere.vmware.com
              volumeHandle: old
              fsType: ext4
              volumeAttributes: {storage.kubernetes.io/csiProvisionerIdentity: 1-2-csi, type: vSphere CNS Block Volume}
            """);
    assertThat(provider.translator().pointAt(captured, read(LISTING).get(0)))
        .contains(
            volume(
                """
                csi:
                  driver: csi.vsphere.vmware.com
                  volumeHandle: %s
                  fsType: ext4
                  volumeAttributes: {type: vSphere CNS Block Volume}
                """
                    .formatted(ID)));
  }

  @Test
  void anInTreeVolumeIsPointedAtADiskOfTheDriver() {
    assertThat(
            provider
                .translator()
                .pointAt(
                    volume("vsphereVolume: {volumePath: '[ds1] a.vmdk', fsType: ext4}"),
                    read(LISTING).get(0)))
        .contains(
            volume(
                """
                csi:
                  driver: csi.vsphere.vmware.com
                  volumeHandle: %s
                  fsType: ext4
                  volumeAttributes: {type: vSphere CNS Block Volume}
                """
                    .formatted(ID)));
    assertThat(
            provider
                .translator()
                .pointAt(volume("csi: {driver: a, volumeHandle: b}"), read(LISTING).get(0)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"volume\": null}", "{\"volume\": []}", "{}"})
  void aListingMayBeEmpty(String text) {
    assertThat(read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"name\": \"a\"}]",
        "{\"volume\": [{\"volumeId\": null}]}",
        "{\"volume\": [{\"volumeId\": {\"id\": \"\"}}]}",
        "govc: not logged in"
      })
  void anotherListingIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(provider.listingCommand());
  }
}
