// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.controller.ControlOptions;
import dev.recover.sandbox.controller.ControlPlane;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.disk.DiskRequest;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on EC2: what its driver leaves on the disks, and what outlives it. */
class EbsClusterTest {
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";

  @TempDir Path folder;

  private Ec2Cloud cloud;
  private DiskCloud disks;

  @BeforeEach
  void start() {
    cloud = Ec2Cloud.start(CloudSetting.of(CloudStore.inFolder(folder)));
    disks = cloud.disks(ACCOUNT, REGION);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private static KubeObject storageClass(String mode) {
    return KubeObject.named(ResourceType.STORAGE_CLASS, "", "gp3")
        .with(FieldPath.of("provisioner"), "ebs.csi.aws.com")
        .with(FieldPath.of("volumeBindingMode"), mode)
        .with(FieldPath.of("parameters"), Map.of("type", "gp3", "encrypted", "true"));
  }

  private static KubeObject claim(String name) {
    return ObjectBuilders.claim("db", name)
        .build()
        .with(FieldPath.of("spec", "storageClassName"), "gp3");
  }

  /** Runs a cluster in which three claims get volumes. */
  private List<KubeObject> volumes() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS.named("prod"));
        ControlPlane controllers =
            ControlPlane.start(sandbox.store(), disks, ControlOptions.DEFAULT.named("prod"))) {
      ObjectStore store = sandbox.store();
      store.create(ObjectBuilders.namespace("db"));
      store.create(storageClass("Immediate"));
      for (int i = 0; i < 3; i++) {
        store.create(claim("data-" + i));
      }
      Poll.until(
          "volumes",
          () -> store.list(ResourceType.PERSISTENT_VOLUME, ""),
          found ->
              found.size() == 3
                  && found.stream()
                      .allMatch(v -> "Bound".equals(v.text("status", "phase").orElse(""))));
      return store.list(ResourceType.PERSISTENT_VOLUME, "");
    }
  }

  @Test
  void volumesAreSpreadOverZonesAndCarryTheTagsOfTheDriver() {
    List<KubeObject> volumes = volumes();

    assertThat(volumes.stream().map(v -> v.at("spec", "nodeAffinity"))).doesNotHaveDuplicates();
    for (KubeObject volume : volumes) {
      String handle = volume.text("spec", "csi", "volumeHandle").orElse("");
      String claim = volume.text("spec", "claimRef", "name").orElse("");
      assertThat(disks.find(handle).orElseThrow().metadata())
          .containsEntry("CSIVolumeName", volume.name())
          .containsEntry("ebs.csi.aws.com/cluster", "true")
          .containsEntry("kubernetes.io/created-for/pvc/name", claim)
          .containsEntry("kubernetes.io/created-for/pvc/namespace", "db")
          .containsEntry("kubernetes.io/created-for/pv/name", volume.name())
          .containsEntry("kubernetes.io/cluster/prod", "owned")
          .containsEntry("ebs.csi.aws.com/cluster-name", "prod")
          .containsEntry("Name", "prod-dynamic-" + volume.name());
    }
  }

  @Test
  void theCloudOutlivesTheClusterAndTheProcess() {
    List<KubeObject> volumes = volumes();
    String handle = volumes.get(0).text("spec", "csi", "volumeHandle").orElse("");
    disks.append(handle, "log", "order 1001");
    try (Ec2Cloud again = Ec2Cloud.start(CloudSetting.of(CloudStore.inFolder(folder)))) {
      assertThat(again.disks(ACCOUNT, REGION).handles()).hasSize(3);
      assertThat(again.disks(ACCOUNT, REGION).lines(handle, "log")).containsExactly("order 1001");
      assertThat(again.disks(ACCOUNT, "eu-west-1").handles()).isEmpty();
      assertThat(again.disks("999999999999", REGION).handles()).isEmpty();
    }
  }

  @Test
  void nodesSayWhereTheyAre() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
        ControlPlane controllers =
            ControlPlane.start(sandbox.store(), disks, ControlOptions.DEFAULT)) {
      KubeObject node = sandbox.store().get(ResourceType.NODE, "", "node-b").orElseThrow();
      assertThat(node.text("spec", "providerID").orElse("")).startsWith("aws:///us-east-1b/i-0");
      assertThat(node.labels())
          .containsEntry("topology.kubernetes.io/zone", "us-east-1b")
          .containsEntry("topology.kubernetes.io/region", "us-east-1")
          .containsEntry("topology.ebs.csi.aws.com/zone", "us-east-1b")
          .containsKey("topology.k8s.aws/zone-id");
    }
  }

  private String make(Map<String, String> tags) {
    return cloud.createVolume(
        ACCOUNT,
        REGION,
        Map.of("AvailabilityZone", "us-east-1a", "Size", "1", "VolumeType", "gp3"),
        tags);
  }

  private String machine(DiskCloud driver, String cluster, int zone) {
    return driver.machines(cluster).get(zone).id();
  }

  private static void settle(DiskCloud driver, String handle, String machine) {
    Poll.until(
        "attached",
        () -> {
          try {
            driver.attach(handle, machine);
            return "";
          } catch (DiskRefusal refused) {
            return refused.message();
          }
        },
        String::isEmpty);
  }

  @Test
  void aDiskIsAttachedInItsZoneAndToOneMachine() {
    String handle = make(Map.of("ebs.csi.aws.com/cluster", "true"));
    settle(disks, handle, machine(disks, "a", 0));

    assertThatThrownBy(() -> disks.attach(handle, machine(disks, "b", 0)))
        .hasMessageContaining("VolumeInUse");
    assertThatThrownBy(() -> disks.delete(handle)).hasMessageContaining("VolumeInUse");
    disks.detach(handle, machine(disks, "a", 0));
    assertThatThrownBy(() -> disks.attach(handle, machine(disks, "a", 1)))
        .hasMessageContaining("ZoneMismatch");
    assertThatThrownBy(() -> disks.attach(handle, "i-0nobody"))
        .hasMessageContaining("InvalidInstanceID.NotFound");
  }

  @Test
  void theDriversRoleTouchesOnlyWhatIsTagged() {
    String handle = make(Map.of("team", "shop"));
    assertThatThrownBy(() -> disks.attach(handle, machine(disks, "a", 0)))
        .hasMessageContaining("UnauthorizedOperation");
    assertThatThrownBy(() -> disks.delete(handle)).hasMessageContaining("UnauthorizedOperation");

    DiskCloud scoped = cloud.disks(ACCOUNT, REGION, DriverPolicy.BY_CLUSTER);
    String old = make(Map.of("ebs.csi.aws.com/cluster-name", "old"));
    String own = make(Map.of("ebs.csi.aws.com/cluster-name", "new"));
    assertThatThrownBy(() -> scoped.attach(old, machine(scoped, "new", 0)))
        .hasMessageContaining("UnauthorizedOperation");
    settle(scoped, own, machine(scoped, "new", 0));
    assertThat(scoped.find(own).flatMap(d -> d.node())).isNotEqualTo(Optional.empty());
  }

  @Test
  void aRequestThatIsRepeatedMakesOneDisk() {
    DiskRequest request = DiskRequest.of("pvc-1", 3L << 30, Map.of());
    assertThat(disks.create(request)).isEqualTo(disks.create(request));
    assertThat(disks.handles()).hasSize(1);
    assertThat(disks.find(disks.handles().get(0)).orElseThrow().bytes()).isEqualTo(3L << 30);
    assertThatThrownBy(() -> disks.create(DiskRequest.of("pvc-1", 5L << 30, Map.of())))
        .hasMessageContaining("IdempotentParameterMismatch");
  }
}
