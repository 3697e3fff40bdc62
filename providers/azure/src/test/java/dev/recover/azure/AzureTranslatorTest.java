// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeZones;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureTranslatorTest {
  private static final String HANDLE =
      "/subscriptions/5a1b/resourceGroups/mc_shop_prod_eastus/providers/Microsoft.Compute/disks/pvc-1";
  private final AzureTranslator translator = new AzureTranslator();

  private static KubeObject volume(String spec) {
    return KubeObject.of(
        Yaml.parseObject(
            "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv-a}\nspec:\n"
                + spec.indent(2)));
  }

  private static KubeObject csi(String driver, String handle) {
    return volume("csi: {driver: " + driver + ", volumeHandle: \"" + handle + "\"}");
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(DiskProviderFactory.class))
        .extracting(DiskProviderFactory::id)
        .contains("azure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HANDLE,
        "/SUBSCRIPTIONS/5A1B/RESOURCEGROUPS/MC_SHOP_PROD_EASTUS/PROVIDERS/MICROSOFT.COMPUTE/DISKS/PVC-1",
        "/subscriptions/5a1b/resourcegroups/MC_shop_prod_eastus/providers/microsoft.compute/disks/pvc-1"
      })
  void oneDiskHasOneSpelling(String handle) {
    assertThat(translator.diskOf(csi("disk.csi.azure.com", handle)))
        .contains(new DiskId("disk.csi.azure.com", HANDLE));
    assertThat(
            translator.diskOf(
                volume("azureDisk: {diskName: pvc-1, kind: Managed, diskURI: " + handle + "}")))
        .contains(new DiskId("disk.csi.azure.com", HANDLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pvc-1", "/subscriptions/5a1b", HANDLE + "/more", "vol-0a1b", " "})
  void aHandleOfAnotherFormIsStillOne(String handle) {
    assertThat(translator.diskOf(csi("disk.csi.azure.com", handle)))
        .contains(new DiskId("disk.csi.azure.com", handle));
  }

  @Test
  void otherVolumesAreNotItsOwn() {
    assertThat(translator.diskOf(csi("ebs.csi.aws.com", "vol-1"))).isEmpty();
    assertThat(translator.diskOf(csi("disk.csi.azure.com", ""))).isEmpty();
    assertThat(translator.diskOf(volume("azureDisk: {diskName: a}"))).isEmpty();
    assertThat(translator.diskOf(volume("azureFile: {shareName: a}"))).isEmpty();
    assertThat(translator.toCsi(csi("disk.csi.azure.com", HANDLE))).isEmpty();
  }

  @Test
  void writesAnInTreeDiskForTheDriver() {
    KubeObject captured =
        volume(
            """
            azureDisk: {diskName: pvc-1, diskURI: %s, kind: Managed, cachingMode: ReadOnly, fsType: ext4, readOnly: false}
            capacity: {storage: 8Gi}
            nodeAffinity:
              required:
                nodeSelectorTerms:
                - matchExpressions:
                  - {key: failure-domain.beta.kubernetes.io/region, operator: In, values: [eastus]}
                  - {key: failure-domain.beta.kubernetes.io/zone, operator: In, values: [eastus-1]}
            """
                .formatted(HANDLE));
    assertThat(translator.toCsi(captured))
        .contains(
            volume(
                """
                csi:
                  driver: disk.csi.azure.com
                  volumeHandle: %s
                  fsType: ext4
                  volumeAttributes: {kind: managed, cachingmode: ReadOnly, fstype: ext4}
                capacity: {storage: 8Gi}
                nodeAffinity:
                  required:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - {key: topology.kubernetes.io/region, operator: In, values: [eastus]}
                      - {key: topology.disk.csi.azure.com/zone, operator: In, values: [eastus-1]}
                """
                    .formatted(HANDLE)));
    assertThat(translator.toCsi(captured).flatMap(translator::diskOf))
        .isEqualTo(translator.diskOf(captured));
  }

  @Test
  void aFaultDomainIsNoZone() {
    KubeObject captured =
        volume(
            """
            azureDisk: {diskName: pvc-1, diskURI: %s, kind: Managed}
            nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
              {key: topology.kubernetes.io/zone, operator: In, values: ["0", "1"]}]}]}}
            """
                .formatted(HANDLE));
    assertThat(translator.toCsi(captured).map(VolumeZones::of).orElseThrow()).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "azureDisk: {diskName: a, diskURI: 'https://acc.blob.core.windows.net/vhds/a.vhd', kind: Dedicated}",
        "azureDisk: {diskName: a, diskURI: 'https://acc.blob.core.windows.net/vhds/a.vhd'}",
        "azureDisk: {diskName: a, diskURI: '" + HANDLE + "', kind: Shared}",
        "azureDisk: {diskName: a}"
      })
  void onlyManagedDisksHaveADriver(String spec) {
    assertThatThrownBy(() -> translator.toCsi(volume(spec)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.CSI_UNTRANSLATABLE);
              assertThat(e.diagnostics().get(0).remedy()).contains("az disk create");
            });
  }

  @Test
  void writesAnInTreeShareForTheDriver() {
    KubeObject captured =
        volume(
            """
            azureFile: {secretName: azure-storage-account-acc1-secret, shareName: logs, readOnly: true}
            claimRef: {namespace: web, name: logs}
            """);
    assertThat(translator.toCsi(captured))
        .contains(
            volume(
                """
                csi:
                  driver: file.csi.azure.com
                  volumeHandle: "#acc1#logs#pv-a#web"
                  readOnly: true
                  volumeAttributes: {sharename: logs}
                  nodeStageSecretRef: {name: azure-storage-account-acc1-secret, namespace: web}
                claimRef: {namespace: web, name: logs}
                """));
    assertThat(translator.toCsi(captured).flatMap(translator::diskOf))
        .isEqualTo(translator.diskOf(captured));
  }

  @Test
  void theAccountIsTheSecretsNameWhereThatIsNotOfTheUsualForm() {
    KubeObject captured =
        volume("azureFile: {secretName: mine, secretNamespace: kube-system, shareName: logs}")
            .with(
                dev.recover.model.FieldPath.annotation("kubernetes.io/azure-file-resource-group"),
                "rg");
    assertThat(translator.diskOf(captured))
        .contains(new DiskId("file.csi.azure.com", "rg#mine#logs#pv-a#kube-system"));
  }

  @Test
  void aShareWhoseSecretIsNowhereIsRefused() {
    assertThatThrownBy(
            () -> translator.toCsi(volume("azureFile: {secretName: mine, shareName: logs}")))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("names a Secret and not where it is");
  }

  private static Disk disk(String zones, String sku) {
    String record =
        "{\"id\": \"%s\", \"location\": \"eastus\", \"zones\": %s, \"sku\": {\"name\": \"%s\"}}"
            .formatted(HANDLE, zones, sku);
    return DiskRecords.read(record, new CloudScope("azure", "", "")).disks().get(0);
  }

  @Test
  void pointsAVolumeAtADiskInItsZone() {
    KubeObject empty = volume("capacity: {storage: 8Gi}");
    KubeObject pointed = translator.pointAt(empty, disk("[\"2\"]", "Premium_LRS")).orElseThrow();
    assertThat(translator.diskOf(pointed)).contains(new DiskId("disk.csi.azure.com", HANDLE));
    assertThat(pointed.toJson()).contains("topology.disk.csi.azure.com/zone", "eastus-2");
    assertThat(pointed.text("spec", "capacity", "storage")).contains("8Gi");
  }

  @Test
  void aDiskInNoZoneGoesToMachinesInNoneAndAReplicatedOneEverywhere() {
    KubeObject empty = volume("{}");
    KubeObject unzoned = translator.pointAt(empty, disk("null", "Premium_LRS")).orElseThrow();
    KubeObject everywhere = translator.pointAt(empty, disk("[]", "Premium_ZRS")).orElseThrow();
    assertThat(VolumeZones.of(unzoned)).containsExactly("");
    assertThat(everywhere.at("spec", "nodeAffinity")).isEmpty();
  }

  @Test
  void anInTreeVolumeIsPointedAtInItsOwnSource() {
    KubeObject pointed =
        translator
            .pointAt(
                volume("azureDisk: {diskName: old, diskURI: old, kind: Managed}"),
                disk("[]", "Premium_LRS"))
            .orElseThrow();
    assertThat(pointed.text("spec", "azureDisk", "diskURI")).contains(HANDLE);
    assertThat(pointed.at("spec", "csi")).isEmpty();
  }

  @Test
  void aVolumeOfAnotherDriverIsNotPointedAtAnAzureDisk() {
    assertThat(translator.pointAt(csi("ebs.csi.aws.com", "vol-1"), disk("[]", "Premium_LRS")))
        .isEmpty();
  }
}
