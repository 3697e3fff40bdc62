// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static dev.recover.plan.Steps.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Severity;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.transform.Directions;
import dev.recover.transform.Mappings;
import dev.recover.transform.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kubernetes would not check, or would say too late: one case for each refusal. */
class RefusalsTest {
  private static Plan blocked(Code code, Captured pair, World target) {
    Plan plan = restore(bundle(pair), target);
    assertThat(plan.volumes()).hasSize(1);
    assertThat(plan.volumes().get(0).state()).isEqualTo(PlannedVolume.State.BLOCKED);
    assertThat(plan.volumes().get(0).because()).contains(code.name());
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.diagnostics())
        .filteredOn(d -> d.severity() == Severity.ERROR)
        .allSatisfy(
            d -> {
              assertThat(d.summary()).isNotBlank().doesNotEndWith(".");
              assertThat(d.why()).isNotBlank();
              assertThat(d.remedy()).isNotBlank();
            });
    return plan;
  }

  private static Diagnostic only(Plan plan, Code code) {
    List<Diagnostic> found =
        plan.diagnostics().stream().filter(diagnostic -> diagnostic.code() == code).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Plan warned(Code code, Captured pair, World target) {
    Plan plan = restore(bundle(pair), target);
    assertThat(plan.volumes().get(0).state()).isEqualTo(PlannedVolume.State.READY);
    assertThat(only(plan, code).severity()).isEqualTo(Severity.WARNING);
    return plan;
  }

  @Test
  void aRequestAboveTheCapacityIsClampedAndNotRefused() {
    Plan plan =
        restore(
            bundle(pair("a").claim(set("spec.resources.requests.storage", "9Gi"))), World.ready());
    assertThat(Steps.volumes(plan)).containsExactly("db/a ready");
    KubeObject claim = ((Step.CreateClaim) plan.steps().get(1).step()).claim();
    assertThat(claim.text("spec", "resources", "requests", "storage")).contains("5Gi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"five", "-5Gi", "0", "5 Gi"})
  void quantityInvalid(String size) {
    blocked(
        Code.QUANTITY_INVALID, pair("a").volume(set("spec.capacity.storage", size)), World.ready());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5Gi", "5e9", "0.5Gi", "5368709120"})
  void quantitiesOfEverySpellingAreTaken(String size) {
    Captured pair =
        pair("a")
            .volume(set("spec.capacity.storage", size))
            .claim(set("spec.resources.requests.storage", size));
    assertThat(Steps.volumes(restore(bundle(pair), World.ready()))).containsExactly("db/a ready");
  }

  @Test
  void accessModesDiffer() {
    Captured pair = pair("a").claim(set("spec.accessModes", List.of("ReadWriteMany")));
    blocked(Code.ACCESS_MODES_DIFFER, pair, World.ready());
    assertThat(allowing(pair, Code.ACCESS_MODES_DIFFER)).containsExactly("db/a ready");
  }

  private static List<String> allowing(Captured pair, Code code) {
    return Steps.volumes(
        restore(bundle(pair), World.ready(), RestoreOptions.DEFAULT.allowing(Set.of(code))));
  }

  @Test
  void volumeModesDifferEvenWhenOneIsLeftOut() {
    blocked(
        Code.VOLUME_MODES_DIFFER,
        pair("a").volume(set("spec.volumeMode", "Block")).claim(drop("spec.volumeMode")),
        World.ready());
    assertThat(
            Steps.volumes(
                restore(bundle(pair("a").volume(drop("spec.volumeMode"))), World.ready())))
        .containsExactly("db/a ready");
  }

  @Test
  void sourceUnsupported() {
    Plan plan =
        blocked(
            Code.SOURCE_UNSUPPORTED,
            pair("a")
                .volume(drop("spec.csi"))
                .volume(set("spec.flocker", Map.of("datasetName", "x"))),
            World.ready());
    assertThat(only(plan, Code.SOURCE_UNSUPPORTED).summary()).contains("flocker");
  }

  @Test
  void driverNotInstalled() {
    World target = World.ready().remove(ResourceType.CSI_NODE).remove(ResourceType.CSI_DRIVER);
    blocked(Code.NO_DRIVER, pair("a"), target);
    warned(Code.NO_DRIVER, pair("a"), World.ready().remove(ResourceType.CSI_NODE));
    Plan allowed =
        restore(bundle(pair("a")), target, RestoreOptions.DEFAULT.allowing(Set.of(Code.NO_DRIVER)));
    assertThat(Steps.volumes(allowed)).containsExactly("db/a ready");
    assertThat(only(allowed, Code.NO_DRIVER).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void noNodeReachesTheZone() {
    Captured elsewhere =
        pair("a").volume(set("metadata.labels", Map.of("topology.kubernetes.io/zone", "zone-x")));
    Plan plan = blocked(Code.NO_NODE, elsewhere, World.ready());
    assertThat(only(plan, Code.NO_NODE).details())
        .contains("label     topology.kubernetes.io/zone=zone-x")
        .anyMatch(line -> line.contains("zone-a"));
    assertThat(allowing(elsewhere, Code.NO_NODE)).containsExactly("db/a ready");
  }

  @Test
  void cordonedNodesAreAWarning() {
    World cordoned =
        World.ready()
            .add(
                """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-a"},
                 "spec": {"unschedulable": true}}
                """);
    warned(Code.NO_NODE, pair("a"), cordoned);
  }

  @Test
  void aClusterWithoutNodesCannotSay() {
    warned(
        Code.NODES_UNKNOWN,
        pair("a"),
        World.ready().remove(ResourceType.NODE).remove(ResourceType.CSI_NODE));
  }

  @Test
  void whatCouldNotBeListedIsSaid() {
    Plan plan =
        restore(
            bundle(pair("a")),
            World.ready()
                .hide(ResourceType.NODE)
                .hide(ResourceType.NAMESPACE)
                .hide(ResourceType.STATEFUL_SET)
                .hide(ResourceType.VOLUME_ATTACHMENT));
    assertThat(Steps.volumes(plan)).containsExactly("db/a ready");
    assertThat(Steps.said(plan))
        .filteredOn(line -> line.contains("UNPROVEN"))
        .containsExactly(
            "warning UNPROVEN db/a",
            "warning UNPROVEN db/a",
            "warning UNPROVEN statefulsets",
            "warning UNPROVEN volumeattachments");
    assertThatThrownBy(
            () -> restore(bundle(pair("a")), World.ready().hide(ResourceType.PERSISTENT_VOLUME)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.FORBIDDEN));
  }

  @Test
  void namespaceTerminatingOrMissing() {
    World going =
        World.ready()
            .add(
                """
                {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "db", "uid": "n",
                 "deletionTimestamp": "2025-01-01T00:00:00Z"}}
                """);
    blocked(Code.NAMESPACE_TERMINATING, pair("a"), going);
    Plan plan =
        restore(
            bundle(pair("web", "a")),
            World.ready(),
            RestoreOptions.DEFAULT.creatingNamespaces(false));
    assertThat(Steps.volumes(plan)).containsExactly("web/a blocked NAMESPACE_MISSING");
  }

  @Test
  void aMissingClassIsSaidOnceForAll() {
    Plan plan =
        restore(bundle(pair("a"), pair("b")), World.ready().remove(ResourceType.STORAGE_CLASS));
    assertThat(Steps.volumes(plan)).containsExactly("db/a ready", "db/b ready");
    assertThat(only(plan, Code.CLASS_MISSING).summary()).contains("fast", "2 volumes");
  }

  @Test
  void namesThatKubernetesRefuses() {
    Mappings mappings =
        Mappings.ofAll(Directions.of(Map.of(Setting.MAP_NAMESPACE, Map.of("db", "Not_A_Label"))));
    Plan plan = restore(bundle(pair("a")), World.ready(), RestoreOptions.DEFAULT, mappings);
    assertThat(plan.volumes().get(0).state()).isEqualTo(PlannedVolume.State.BLOCKED);
    assertThat(plan.volumes().get(0).because()).containsExactly("NAME_INVALID");
  }

  @Test
  void oneDiskInTwoVolumes() {
    Plan plan =
        restore(
            bundle(pair("a"), pair("b").volume(set("spec.csi.volumeHandle", "disk-a")), pair("c")),
            World.ready());
    assertThat(Steps.volumes(plan))
        .containsExactly("db/a blocked HANDLE_TWICE", "db/b blocked HANDLE_TWICE", "db/c ready");
    Plan one =
        restore(
            bundle(pair("a"), pair("b").volume(set("spec.csi.volumeHandle", "disk-a"))),
            World.ready(),
            RestoreOptions.DEFAULT.selecting(v -> v.label().equals("db/a")));
    assertThat(Steps.volumes(one)).containsExactly("db/a ready");
  }

  @Test
  void twoVolumesOnOneName() {
    Mappings mappings =
        Mappings.ofAll(Directions.of(Map.of(Setting.MAP_NAMESPACE, Map.of("web", "db"))));
    Captured other =
        pair("web", "a")
            .volume(set("metadata.name", "pv-other"))
            .volume(set("spec.csi.volumeHandle", "disk-other"))
            .claim(set("spec.volumeName", "pv-other"));
    Plan plan = restore(bundle(pair("a"), other), World.ready(), RestoreOptions.DEFAULT, mappings);
    assertThat(Steps.volumes(plan))
        .containsExactly("db/a blocked TARGET_COLLISION", "db/a blocked TARGET_COLLISION");
  }

  @Test
  void twoVolumesForAClaimThatNamesNone() {
    Captured undecided = pair("a").claim(drop("spec.volumeName"));
    KubeObject rival = undecided.volume().with(path("metadata.name"), "pv-rival");
    List<Volume> volumes =
        List.of(
            Volume.of(undecided.volume(), undecided.claim()),
            Volume.withoutClaim(rival.with(path("spec.csi.volumeHandle"), "disk-rival")));
    Plan plan = restore(Captured.bundle(volumes), World.ready());
    assertThat(plan.volumes().get(0).because()).contains("CLAIMED_TWICE");

    Captured decided = pair("a");
    Plan clear =
        restore(
            Captured.bundle(
                List.of(Volume.of(decided.volume(), decided.claim()), Volume.withoutClaim(rival))),
            World.ready());
    assertThat(Steps.volumes(clear)).containsExactly("db/a ready");
    assertThat(Steps.said(clear)).contains("warning VOLUME_WITHOUT_CLAIM pv-rival");
  }

  private static dev.recover.model.FieldPath path(String text) {
    return dev.recover.model.FieldPath.parse(text);
  }

  @Test
  void aClaimWhoseVolumeWasNotCapturedIsBlocked() {
    Plan plan =
        restore(Captured.bundle(List.of(Volume.withoutVolume(pair("a").claim()))), World.ready());
    assertThat(Steps.volumes(plan)).containsExactly("db/a blocked CLAIM_WITHOUT_VOLUME");
  }

  @Test
  void theDiskIsHeldByAnotherVolume() {
    KubeObject holder = pair("a").volume(set("metadata.name", "pv-other")).volume();
    Plan plan = blocked(Code.DISK_HELD, pair("a"), World.ready().add(holder));
    assertThat(only(plan, Code.DISK_HELD).details())
        .containsExactly("there     pv-other, Bound, claim db/a, policy Delete");
  }

  @Test
  void theDiskIsAttachedAsAnotherVolume() {
    // The name that the attach controller gives disk-a of the driver on node-a.
    String name = "csi-" + sha256("disk-a" + Captured.DRIVER + "node-a");
    String attachment =
        """
        {"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttachment",
         "metadata": {"name": "%s", "uid": "va"},
         "spec": {"attacher": "disk.example.com", "nodeName": "node-a",
          "source": {"persistentVolumeName": "%s"}}}
        """;
    Plan plan =
        blocked(
            Code.DISK_ATTACHED,
            pair("a"),
            World.ready().add(attachment.formatted(name, "pv-that-is-gone")));
    assertThat(only(plan, Code.DISK_ATTACHED).summary()).contains("node-a");
    assertThat(
            Steps.volumes(
                restore(
                    bundle(pair("a")),
                    World.ready().add(attachment.formatted("csi-of-something-else", "pv-x")))))
        .containsExactly("db/a ready");
  }

  @Test
  void aNodeStillUsesTheDiskOfAVolumeThatIsGone() {
    String node =
        """
        {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-z", "uid": "z"},
         "status": {"volumesInUse": ["kubernetes.io/csi/%s^disk-a"]}}
        """
            .formatted(Captured.DRIVER);
    Plan plan = blocked(Code.DISK_ATTACHED, pair("a"), World.ready().add(node));
    assertThat(only(plan, Code.DISK_ATTACHED).summary()).contains("node-z");
    assertThat(Steps.volumes(restore(bundle(pair("b")), World.ready().add(node))))
        .containsExactly("db/b ready");
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void policyDeleteIsSaid() {
    assertThat(Steps.said(restore(bundle(pair("a")), World.ready())))
        .contains("note POLICY_DELETE db/a");
    Plan same = restore(bundle(pair("a")), World.ready().uid(Captured.SOURCE_CLUSTER));
    assertThat(Steps.said(same)).contains("warning POLICY_DELETE db/a");
    assertThat(only(same, Code.POLICY_DELETE).remedy()).contains("disk-a");
    Captured retained = pair("a").volume(set("spec.persistentVolumeReclaimPolicy", "Retain"));
    assertThat(Steps.said(restore(bundle(retained), World.ready())))
        .noneMatch(line -> line.contains("POLICY_DELETE"));
  }

  @Test
  void hostPathIsCautioned() {
    Captured folder =
        pair("a").volume(drop("spec.csi")).volume(set("spec.hostPath", Map.of("path", "/srv/a")));
    Plan plan = warned(Code.HOST_PATH, folder, World.ready());
    assertThat(only(plan, Code.HOST_PATH).summary()).contains("/srv/a");
  }

  @Test
  void anotherReservationForTheClaimIsSaid() {
    KubeObject rival =
        pair("a")
            .volume(set("metadata.name", "pvc-empty"))
            .volume(set("spec.csi.volumeHandle", "disk-empty"))
            .volume(drop("spec.claimRef.uid"))
            .volume();
    Plan plan = warned(Code.CLAIMED_TWICE, pair("a"), World.ready().add(rival));
    assertThat(only(plan, Code.CLAIMED_TWICE).summary()).contains("pvc-empty");
  }

  @Test
  void onlyRefusalsThatRiskNoDiskCanBeAllowed() {
    assertThatThrownBy(() -> RestoreOptions.DEFAULT.allowing(Set.of(Code.DISK_HELD)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
