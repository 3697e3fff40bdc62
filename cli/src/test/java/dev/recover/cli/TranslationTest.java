// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static dev.recover.testkit.RuleTester.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.testkit.RuleTester;
import dev.recover.transform.Explanation;
import dev.recover.transform.RuleCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In-tree volumes: restored as they are, or written for their CSI drivers. */
class TranslationTest {
  private static final Disks DISKS =
      Disks.of(ServiceLoader.load(DiskProviderFactory.class).stream().map(Provider::get).toList());

  @TempDir Path folder;

  static Stream<Explanation> rulesThatTranslate() {
    return RuleCatalogue.standard().explanations().stream()
        .filter(rule -> rule.example().asked().startsWith("to-csi"));
  }

  @ParameterizedTest
  @MethodSource("rulesThatTranslate")
  void doesWhatItsExampleShows(Explanation rule) {
    RuleTester tester = rule(rule.id()).with(DISKS).asking(rule.example().asked());
    RuleTester.Outcome outcome = tester.on(rule.example().before()).becomes(rule.example().after());
    assertThat(outcome.rewritten().edits()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rulesThatTranslate")
  void leavesEverythingAloneUnlessAsked(Explanation rule) {
    rule(rule.id()).with(DISKS).leaves(rule.example().before());
    rule(rule.id()).with(DISKS).asking("to-csi: translate").doesNotFire().reporting();
    rule(rule.id()).with(DISKS).asking("to-csi: keep").leaves(rule.example().before());
  }

  @Test
  void aClaimKeepsWhatItsVolumeStillHas() {
    rule("translate-access-modes")
        .with(DISKS)
        .asking("to-csi: translate")
        .on(
            """
            volume: {spec: {cinder: {volumeID: a}, accessModes: [ReadWriteOnce, ReadOnlyMany]}}
            claim: {spec: {accessModes: [ReadWriteOnce]}}
            """)
        .becomes(
            """
            volume: {spec: {cinder: {volumeID: a}, accessModes: [ReadWriteOnce]}}
            claim: {spec: {accessModes: [ReadWriteOnce]}}
            """)
        .reporting(
            "ACCESS_MODES_CHANGED: access modes ReadWriteOnce, ReadOnlyMany become ReadWriteOnce");
  }

  @Test
  void manyWritersOfAGceDiskBecomeOne() {
    rule("translate-access-modes")
        .with(DISKS)
        .asking("to-csi: translate")
        .on(
            """
            volume: {spec: {gcePersistentDisk: {pdName: a}, accessModes: [ReadWriteMany]}}
            claim: {spec: {accessModes: [ReadWriteMany]}}
            """)
        .becomes(
            """
            volume: {spec: {gcePersistentDisk: {pdName: a}, accessModes: [ReadWriteOnce]}}
            claim: {spec: {accessModes: [ReadWriteOnce]}}
            """);
  }

  @Test
  void whatCannotBeTranslatedIsSaidAndLeftAsItWas() {
    rule("translate-source")
        .with(DISKS)
        .asking("to-csi: translate")
        .leaves("spec: {vsphereVolume: {volumePath: '[ds1] a.vmdk'}}")
        .reporting(
            "CSI_UNTRANSLATABLE: PersistentVolume pvc-6d1f names a file of a datastore, not a"
                + " disk's id");
  }

  private static final Map<String, String> SOURCES =
      Map.of(
          "ebs",
              "awsElasticBlockStore: {volumeID: 'aws://us-east-1a/vol-0a1b2c3d4e5f60718', fsType:"
                  + " ext4}",
          "gce", "gcePersistentDisk: {pdName: disk-a, fsType: ext4, partition: 2}",
          "azure",
              "azureDisk: {diskName: d, kind: Managed, diskURI:"
                  + " /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d}",
          "share", "azureFile: {secretName: acc, secretNamespace: kube-system, shareName: s}",
          "cinder", "cinder: {volumeID: 573e024d-5235-49ce-8332-be1576d323f8}",
          "px", "portworxVolume: {volumeID: '77'}",
          "vmdk", "vsphereVolume: {volumePath: '[ds1] a.vmdk'}");

  private static String pair(String name, String source) {
    return """
    ---
    apiVersion: v1
    kind: PersistentVolume
    metadata:
      name: pv-%1$s
      labels: {topology.kubernetes.io/zone: europe-west1-b}
      annotations: {pv.kubernetes.io/provisioned-by: kubernetes.io/in-tree}
    spec:
      capacity: {storage: 5Gi}
      accessModes: [ReadWriteOnce]
      storageClassName: old
      claimRef: {namespace: db, name: %1$s}
      %2$s
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {namespace: db, name: %1$s}
    spec:
      accessModes: [ReadWriteOnce]
      resources: {requests: {storage: 5Gi}}
      storageClassName: old
      volumeName: pv-%1$s
    """
        .formatted(name, source);
  }

  private static String everything() {
    StringBuilder text = new StringBuilder();
    SOURCES.forEach((name, source) -> text.append(pair(name, source)));
    return text.append(
            """
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: old}
            provisioner: kubernetes.io/gce-pd
            parameters: {fstype: ext4, type: pd-ssd}
            """)
        .toString();
  }

  private Map<String, Object> plan(TestWorld world, String... more) {
    world.file("old.yaml", everything());
    assertThat(world.recover("capture", "--from", "./old.yaml", "--out", "./bundle").exitCode())
        .isZero();
    List<String> words =
        new ArrayList<>(
            List.of(
                "plan",
                "restore",
                "--bundle",
                "./bundle",
                "--out",
                "./plan.json",
                "--context",
                TestWorld.CLUSTER,
                "--dry-run",
                "server",
                "-o",
                "json",
                "--allow",
                "NO_DRIVER",
                "--allow",
                "NO_NODE"));
    words.addAll(List.of(more));
    return world.recover(words.toArray(String[]::new)).json();
  }

  private static List<String> said(Map<String, Object> plan, String code) {
    return KubeObject.of(plan).list("diagnostics").stream()
        .map(item -> KubeObject.ofFrozen(Json.asMap((Map<?, ?>) item)))
        .filter(d -> d.text("code").orElse("").equals(code))
        .map(d -> d.text("summary").orElse(""))
        .toList();
  }

  @Test
  void inTreeVolumesAreRestoredAsTheyAreAndTheDriversAreNamed() {
    try (TestWorld world = new TestWorld(folder)) {
      Map<String, Object> plan = plan(world);
      assertThat(said(plan, "SOURCE_UNSUPPORTED")).isEmpty();
      assertThat(said(plan, "IN_TREE_SOURCE"))
          .hasSize(SOURCES.size())
          .contains("1 volume keeps the in-tree source gcePersistentDisk");
      assertThat(said(plan, "DRY_RUN_REFUSED")).isEmpty();
      assertThat(world.read("plan.json")).contains("\"gcePersistentDisk\"", "\"vsphereVolume\"");
    }
  }

  @Test
  void inTreeVolumesAreWrittenForTheirDrivers() {
    try (TestWorld world = new TestWorld(folder)) {
      Map<String, Object> plan = plan(world, "--to-csi");
      assertThat(said(plan, "IN_TREE_SOURCE")).isEmpty();
      assertThat(said(plan, "CSI_UNTRANSLATABLE")).hasSize(1);
      assertThat(said(plan, "IN_TREE_CLASS"))
          .containsExactly("StorageClass old has the in-tree provisioner kubernetes.io/gce-pd");
      assertThat(said(plan, "DRY_RUN_REFUSED")).isEmpty();
      assertThat(world.read("plan.json"))
          .contains(
              "csi.storage.k8s.io/fstype=ext4",
              "projects/UNSPECIFIED/zones/europe-west1-b/disks/disk-a",
              "\"vol-0a1b2c3d4e5f60718\"",
              "ebs.csi.aws.com",
              "topology.gke.io/zone",
              "topology.cinder.csi.openstack.org/zone",
              "#acc#s#pv-share#kube-system",
              "pxd.portworx.com",
              "disk.csi.azure.com");
    }
  }
}
