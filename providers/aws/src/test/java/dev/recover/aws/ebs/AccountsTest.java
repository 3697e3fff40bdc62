// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.NewDisk;
import dev.recover.spi.OperationKey;
import dev.recover.spi.ProviderConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several accounts: roles, external ids, sharing, keys. */
class AccountsTest {
  private static final String OTHER = "444455556666";
  private static final String ROLE = "arn:aws:iam::" + OTHER + ":role/recover";
  private static final String SHARED_KEY =
      "arn:aws:kms:us-east-1:" + EbsScene.ACCOUNT + ":key/shared";

  private final EbsScene scene = new EbsScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private DiskProvider open(Map<String, String> other) {
    return scene.open(
        new ProviderConfig(
            List.of(new CloudAccount("old", Map.of()), new CloudAccount("new", other)),
            List.of(EbsScene.HOME),
            Optional.of(scene.cloud.url()),
            4));
  }

  private static CloudScope there() {
    return new CloudScope("aws", OTHER, EbsScene.HOME);
  }

  private DiskOperation finish(DiskProvider provider, DiskChange change, String step) {
    DiskOperation operation = provider.start(change, new OperationKey("run-1", step));
    for (int i = 0; i < 20 && operation.state() == DiskOperation.State.RUNNING; i++) {
      scene.pass();
      operation = provider.poll(operation);
    }
    return operation;
  }

  @Test
  void aRoleShowsTheDisksOfItsAccount() {
    scene.cloud.declareRole(ROLE, "the-secret-word");
    DiskId here = scene.make(scene.home(), "one", 1, Map.of());
    DiskId there = scene.make(there(), "two", 1, Map.of());
    DiskListing listing =
        open(Map.of("role", ROLE, "external-id", "the-secret-word")).list(DiskQuery.EVERYTHING);

    assertThat(listing.notLookedAt()).isEmpty();
    assertThat(listing.disks()).extracting(Disk::id).containsExactlyInAnyOrder(here, there);
    assertThat(listing.disks())
        .extracting(disk -> disk.scope().account())
        .containsExactlyInAnyOrder(EbsScene.ACCOUNT, OTHER);
  }

  @Test
  void aRoleThatIsRefusedLeavesItsAccountUnknown() {
    scene.cloud.declareRole(ROLE, "the-secret-word");
    DiskId here = scene.make(scene.home(), "one", 1, Map.of());
    DiskListing listing =
        open(Map.of("role", ROLE, "external-id", "guess")).list(DiskQuery.EVERYTHING);

    assertThat(listing.disks()).extracting(Disk::id).containsExactly(here);
    assertThat(listing.notLookedAt()).hasSize(1);
    assertThat(listing.notLookedAt().get(0).why()).startsWith("new: ").contains("AccessDenied");
    assertThat(listing.notLookedAt().get(0).permission()).contains("sts:AssumeRole");
  }

  @Test
  void zoneNamesMeanOtherPlacesInOtherAccounts() {
    scene.cloud.declareRole(ROLE, "");
    DiskId here = scene.make(scene.home(), "one", 1, Map.of());
    DiskId there = scene.make(there(), "two", 1, Map.of());
    var disks = open(Map.of("role", ROLE)).find(Set.of(here, there)).found();

    assertThat(disks.get(here).zones()).isEqualTo(disks.get(there).zones());
    assertThat(disks.get(here).zoneIds()).isNotEqualTo(disks.get(there).zoneIds());
  }

  @Test
  void anEncryptedDiskMovesToAnotherAccount() {
    scene.cloud.declareRole(ROLE, "");
    scene.cloud.declareKey(SHARED_KEY, OTHER);
    DiskProvider provider = open(Map.of("role", ROLE));
    DiskId disk = encrypted(SHARED_KEY);
    scene.write(disk, "order 1001");
    SnapshotId taken =
        finish(provider, new DiskChange.TakeSnapshot(disk, Map.of(), ""), "take")
            .snapshot()
            .orElseThrow();
    finish(provider, new DiskChange.ShareSnapshot(taken, OTHER), "share");
    DiskOperation copied =
        finish(
            provider,
            new DiskChange.CopySnapshot(taken, there(), Optional.empty(), Map.of()),
            "copy");
    assertThat(copied.state()).as(copied.message()).isEqualTo(DiskOperation.State.DONE);
    NewDisk wanted =
        new NewDisk(
            "", there(), List.of("us-east-1b"), "", 1L << 30, Optional.empty(), Map.of(), "");
    DiskOperation made =
        finish(provider, new DiskChange.MakeDisk(copied.snapshot().orElseThrow(), wanted), "make");

    assertThat(made.state()).as(made.message()).isEqualTo(DiskOperation.State.DONE);
    assertThat(
            scene
                .cloud
                .disks(OTHER, EbsScene.HOME)
                .lines(made.disk().orElseThrow().handle(), "data"))
        .containsExactly("order 1001");
  }

  @Test
  void aSnapshotUnderTheDefaultKeyCannotBeShared() {
    scene.cloud.declareRole(ROLE, "");
    DiskProvider provider = open(Map.of("role", ROLE));
    DiskId disk = encrypted("");
    SnapshotId taken =
        finish(provider, new DiskChange.TakeSnapshot(disk, Map.of(), ""), "take")
            .snapshot()
            .orElseThrow();

    assertThatThrownBy(() -> finish(provider, new DiskChange.ShareSnapshot(taken, OTHER), "share"))
        .hasMessageContaining("default key cannot be shared");
  }

  @Test
  void aCopyUnderAKeyThatMayNotBeUsedFailsAndSaysSo() {
    DiskProvider provider = scene.provider();
    DiskId disk = scene.make(scene.home(), "one", 1, Map.of());
    SnapshotId taken =
        finish(provider, new DiskChange.TakeSnapshot(disk, Map.of(), ""), "take")
            .snapshot()
            .orElseThrow();
    DiskOperation copied =
        finish(
            provider,
            new DiskChange.CopySnapshot(
                taken,
                scene.away(),
                Optional.of("arn:aws:kms:eu-central-1:999999999999:key/foreign"),
                Map.of()),
            "copy");

    assertThat(copied.state()).isEqualTo(DiskOperation.State.FAILED);
    assertThat(copied.message()).contains("state error").contains("key ID is not accessible");
  }

  @Test
  void aDiskUnderAKeyThatMayNotBeUsedVanishesAndTheKeyIsNamed() {
    DiskProvider provider = scene.provider();
    DiskId disk = scene.make(scene.home(), "one", 1, Map.of());
    SnapshotId taken =
        finish(provider, new DiskChange.TakeSnapshot(disk, Map.of(), ""), "take")
            .snapshot()
            .orElseThrow();
    NewDisk wanted =
        new NewDisk(
            "",
            scene.home(),
            List.of("us-east-1b"),
            "",
            1L << 30,
            Optional.of("arn:aws:kms:us-east-1:999999999999:key/foreign"),
            Map.of(),
            "");
    DiskChange make = new DiskChange.MakeDisk(taken, wanted);
    DiskOperation started = provider.start(make, new OperationKey("run-1", "make"));
    provider.poll(started);
    scene.pass();
    DiskOperation gone = provider.poll(started);

    assertThat(gone.state()).isEqualTo(DiskOperation.State.FAILED);
    assertThat(gone.message()).contains("check the key");
    assertThatThrownBy(() -> provider.start(make, new OperationKey("run-1", "make")))
        .hasMessageContaining("check the key");
  }

  private DiskId encrypted(String key) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("AvailabilityZone", "us-east-1a");
    parameters.put("Size", "1");
    parameters.put("Encrypted", "true");
    if (!key.isEmpty()) {
      parameters.put("KmsKeyId", key);
    }
    String id = scene.cloud.createVolume(EbsScene.ACCOUNT, EbsScene.HOME, parameters, Map.of());
    scene.pass();
    return new DiskId("ebs.csi.aws.com", id);
  }
}
