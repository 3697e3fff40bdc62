// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.Evidence;
import dev.recover.model.VolumeHint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskRecordsTest {
  private static final CloudScope NOWHERE = new CloudScope("azure", "", "");
  private static final String UID = "0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11";

  /** Shaped as the command prints it; names are made up. */
  private static final String LISTING =
      """
      [
        {
          "creationData": {"createOption": "Copy", "sourceResourceId": "/subscriptions/5A1B/resourceGroups/rg/providers/Microsoft.Compute/snapshots/s1"},
          "diskIOPSReadWrite": 500,
          "diskSizeBytes": 8589934592,
          "diskSizeGb": 8,
          "diskState": "Unattached",
          "encryption": {"type": "EncryptionAtRestWithPlatformKey"},
          "id": "/subscriptions/5A1B/resourceGroups/MC_SHOP_PROD_EASTUS/providers/Microsoft.Compute/disks/pvc-0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11",
          "lastOwnershipUpdateTime": "2026-05-01T10:00:00+00:00",
          "location": "eastus",
          "managedBy": null,
          "name": "pvc-0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11",
          "osType": null,
          "provisioningState": "Succeeded",
          "sku": {"name": "StandardSSD_LRS", "tier": "Standard"},
          "tags": {
            "k8s-azure-created-by": "kubernetes-azure-dd",
            "kubernetes.io-created-for-pv-name": "pvc-0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11",
            "kubernetes.io-created-for-pvc-name": "data-db-0",
            "kubernetes.io-created-for-pvc-namespace": "db"
          },
          "timeCreated": "2026-01-01T10:00:00+00:00",
          "uniqueId": "u-1",
          "zones": ["1"]
        },
        {
          "diskSizeGB": 128,
          "diskState": "Attached",
          "id": "/subscriptions/5a1b/resourceGroups/rg/providers/Microsoft.Compute/disks/vm_OsDisk_1",
          "location": "East US",
          "managedBy": "/subscriptions/5a1b/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm",
          "maxShares": 2,
          "name": "vm_OsDisk_1",
          "osType": "Linux"
        }
      ]
      """;

  @Test
  void readsWhatTheCommandPrints() {
    List<Disk> disks = DiskRecords.read(LISTING, NOWHERE).disks();
    Disk data = disks.get(0);
    assertThat(data.id().handle())
        .isEqualTo(
            "/subscriptions/5a1b/resourceGroups/mc_shop_prod_eastus/providers/Microsoft.Compute/disks/pvc-"
                + UID);
    assertThat(data.cloudId()).isEqualTo("u-1");
    assertThat(data.scope()).hasToString("azure/5a1b/eastus");
    assertThat(data.zones()).containsExactly("eastus-1");
    assertThat(data.sizeBytes()).isEqualTo(8L << 30);
    assertThat(data.free()).isTrue();
    assertThat(data.facts().type()).isEqualTo("StandardSSD_LRS");
    assertThat(data.facts().lastDetached()).contains("2026-05-01T10:00:00+00:00");
    assertThat(data.facts().sourceSnapshot().orElseThrow()).endsWith("/snapshots/s1");
    Disk boot = disks.get(1);
    assertThat(boot.facts().traits())
        .containsExactlyInAnyOrder(DiskTrait.BOOT, DiskTrait.SHARED_WRITERS);
    assertThat(boot.free()).isFalse();
    assertThat(boot.sizeBytes()).isEqualTo(128L << 30);
    assertThat(boot.scope().region()).isEqualTo("eastus");
  }

  @Test
  void tellsWhoseADiskWas() {
    VolumeHint hint =
        new AzureTranslator().hintOf(DiskRecords.read(LISTING, NOWHERE).disks().get(0));
    assertThat(hint.claim()).contains(new ClaimName("db", "data-db-0"));
    assertThat(hint.volume()).contains("pvc-" + UID);
    assertThat(hint.claimUid()).contains(UID);
    assertThat(hint.evidence())
        .extracting(Evidence::kind)
        .contains(Evidence.Kind.METADATA, Evidence.Kind.NAME_PATTERN, Evidence.Kind.CLUSTER);
  }

  @Test
  void tagsAreUntrusted() {
    String crafted =
        """
        {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d",
         "tags": {"kubernetes.io-created-for-pvc-name": "a\\u001b[2J\\nb", "kubernetes.io-created-for-pvc-namespace": "db",
                  "kubernetes.io-created-for-pv-name": "../../etc", "n": 3}}
        """;
    VolumeHint hint =
        new AzureTranslator().hintOf(DiskRecords.read(crafted, NOWHERE).disks().get(0));
    assertThat(hint.claim()).isEmpty();
    assertThat(hint.volume()).isEmpty();
    assertThat(hint.evidence())
        .allSatisfy(e -> assertThat(e.text()).doesNotContain("\u001b", "\n"))
        .extracting(Evidence::kind)
        .containsOnly(Evidence.Kind.AGAINST);
  }

  @ParameterizedTest
  @CsvSource({
    "Unattached, Succeeded, AVAILABLE",
    "Attached, Succeeded, IN_USE",
    "Reserved, Succeeded, IN_USE",
    "ActiveSAS, Succeeded, IN_USE",
    "ReadyToUpload, Succeeded, CREATING",
    "Unattached, Failed, ERROR",
    "Teleporting, Succeeded, UNKNOWN"
  })
  void saysWhereADiskStands(String state, String provisioning, DiskState expected) {
    String record =
        """
        {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d",
         "properties": {"diskState": "%s", "provisioningState": "%s"}}
        """
            .formatted(state, provisioning);
    assertThat(DiskRecords.read(record, NOWHERE).disks().get(0).state()).isEqualTo(expected);
  }

  @Test
  void anotherListingIsRefused() {
    assertThatThrownBy(() -> DiskRecords.read("{\"VolumeId\": \"vol-1\"}", NOWHERE))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("az disk list");
  }
}
