// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.Volume;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a capture makes of volumes and claims: who belongs to whom, and what is said of it. */
class FileCapturerTest {
  private static final CaptureRequest ALL = request(List.of(), "", "", List.of());

  @TempDir Path folder;

  @Test
  void aBoundPairIsAPairWithNothingToSay() {
    Bundle bundle = capture(ALL, pv("v", "db/data", ""), pvc("db/data", "v"));
    assertThat(pairs(bundle)).containsExactly("db/data=v");
    assertThat(bundle.findings()).isEmpty();
    assertThat(bundle.header().clusterUid()).isEmpty();
  }

  @Test
  void eachAloneIsKeptAndReported() {
    Bundle bundle =
        capture(ALL, pv("free", "", ""), pv("gone", "db/gone", ""), pvc("db/lone", "elsewhere"));
    assertThat(pairs(bundle)).containsExactly("db/gone(gone)", "db/lone(elsewhere)", "free");
    assertThat(findings(bundle))
        .containsExactly(
            "error CLAIM_WITHOUT_VOLUME db/lone",
            "warning VOLUME_WITHOUT_CLAIM free",
            "warning VOLUME_WITHOUT_CLAIM gone");
  }

  @Test
  void theClaimSettlesWhichOfTwoVolumesItIsWith() {
    Bundle bundle = capture(ALL, pv("old", "db/a", ""), pv("new", "db/a", ""), pvc("db/a", "new"));
    assertThat(pairs(bundle)).containsExactly("db/a=new", "db/a(old)");
    assertThat(findings(bundle))
        .containsExactly("warning CLAIMED_TWICE db/a", "warning VOLUME_WITHOUT_CLAIM old");
  }

  @Test
  void nothingIsGuessedWhenNothingSettlesIt() {
    Bundle bundle = capture(ALL, pv("one", "db/a", ""), pv("two", "db/a", ""), pvc("db/a", ""));
    assertThat(pairs(bundle)).containsExactlyInAnyOrder("db/a()", "db/a(one)", "db/a(two)");
    assertThat(findings(bundle))
        .contains("error CLAIMED_TWICE db/a", "warning CLAIM_WITHOUT_VOLUME db/a");
  }

  @Test
  void theUidSettlesItToo() {
    String claim = pvc("db/a", "").replace("metadata: {", "metadata: {uid: u1, ");
    Bundle bundle = capture(ALL, pv("one", "db/a", "uid: u0"), pv("two", "db/a", "uid: u1"), claim);
    assertThat(pairs(bundle)).contains("db/a=two");
    assertThat(findings(bundle)).contains("warning CLAIMED_TWICE db/a");
  }

  @Test
  void oneWayNamesMakeAPairThatIsReported() {
    assertThat(findings(capture(ALL, pv("v", "db/a", ""), pvc("db/a", ""))))
        .containsExactly("warning PAIR_DISAGREES db/a");
    assertThat(findings(capture(ALL, pv("v", "", ""), pvc("db/a", "v"))))
        .containsExactly("warning PAIR_DISAGREES db/a");
    String later = pvc("db/a", "v").replace("metadata: {", "metadata: {uid: u2, ");
    Bundle again = capture(ALL, pv("v", "db/a", "uid: u1"), later);
    assertThat(pairs(again)).containsExactly("db/a=v");
    assertThat(findings(again)).containsExactly("warning PAIR_DISAGREES db/a");
  }

  @Test
  void aVolumeOfAnotherClaimIsNotTaken() {
    Bundle bundle = capture(ALL, pv("v", "db/b", ""), pvc("db/a", "v"), pvc("db/b", "v"));
    assertThat(pairs(bundle)).containsExactly("db/a(v)", "db/b=v");
    assertThat(findings(bundle)).containsExactly("error CLAIM_WITHOUT_VOLUME db/a");

    Bundle free = capture(ALL, pv("v", "", ""), pvc("db/a", "v"), pvc("db/b", "v"));
    assertThat(pairs(free)).containsExactly("db/a(v)", "db/b(v)", "v");
  }

  @Test
  void oneDiskInTwoVolumesIsAnError() {
    Bundle bundle =
        capture(
            ALL,
            pv("v", "db/a", "").replace("h-v", "h"),
            pv("w", "db/b", "").replace("h-w", "h"),
            pvc("db/a", "v"),
            pvc("db/b", "w"));
    assertThat(findings(bundle)).containsExactly("error HANDLE_TWICE d.example.com^h");
    assertThat(bundle.findings().get(0).details())
        .containsExactly("PersistentVolume v of db/a", "PersistentVolume w of db/b");
  }

  @Test
  void whatIsWrongWithAnObjectIsReported() {
    String volume = pv("v", "db/a", "");
    assertFindings(volume.replace("Retain", "Delete"), "warning POLICY_DELETE db/a");
    assertFindings(
        volume.replace("name: v,", "name: v, deletionTimestamp: '2025-01-01T00:00:00Z',"),
        "warning WAS_TERMINATING db/a");
    assertFindings(volume.replace("1Gi", "five"), "error QUANTITY_INVALID db/a");
    assertFindings(volume.replace("storage: 1Gi", "other: 1"), "error QUANTITY_INVALID db/a");
    assertFindings(volume.replace("1Gi", "0"), "error QUANTITY_INVALID db/a");
    assertFindings(
        volume.replace("csi:", "awsElasticBlockStore:"), "warning SOURCE_UNSUPPORTED db/a");
    assertFindings(
        volume.replaceAll("csi: .*", "hostPath: {path: /data}"), "warning HOST_PATH db/a");
    for (String size : List.of("5Gi", "5e9", "0.5Gi", "5", "\"5\"", "100M")) {
      assertFindings(volume.replace("1Gi", size));
    }
  }

  @Test
  void whatIsWrongWithAClaimIsReported() {
    String claim = pvc("db/a", "v");
    assertClaimFindings(claim + "status: {phase: Lost}\n", "warning WAS_LOST db/a");
    assertClaimFindings(
        claim.replace("name: a", "name: a, deletionTimestamp: x"), "warning WAS_TERMINATING db/a");
    assertClaimFindings(claim.replace("1Gi", "five"), "error QUANTITY_INVALID db/a");
    assertClaimFindings(
        claim + "status: {conditions: [{type: FileSystemResizePending, status: 'True'}]}\n",
        "warning RESIZE_PENDING db/a");
    assertClaimFindings(
        claim + "status: {allocatedResourceStatuses: {storage: NodeResizeInProgress}}\n",
        "warning RESIZE_PENDING db/a");
    assertClaimFindings(
        claim
            + "status: {conditions: [{type: Resizing, status: 'False'}, {type: Unused, status: 'True'}]}\n");
  }

  @Test
  void namesThatKubernetesRefusesAreReported() {
    Bundle bundle = capture(ALL, pv("V_1", "db/a", ""), pvc("db/a", "V_1"), pvc("D B/x", "y"));
    assertThat(findings(bundle)).contains("error NAME_INVALID D B/x", "error NAME_INVALID db/a");
  }

  @Test
  void secretsAreNeedsAndNeverRead() {
    String volume =
        pv("v", "db/a", "")
            .replace(
                "driver:",
                "nodeStageSecretRef: {name: ceph-node, namespace: csi}, controllerExpandSecretRef:"
                    + " {name: ceph-node, namespace: csi}, driver:");
    String secret =
        "apiVersion: v1\nkind: Secret\nmetadata: {name: ceph-node, namespace: csi}\n"
            + "data: {password: aHVudGVyMg==}\n";
    Bundle bundle = capture(ALL, volume, pvc("db/a", "v"), secret);
    assertThat(findings(bundle))
        .containsExactly("warning NEEDS_SECRET Secret csi/ceph-node", "note INPUT_IGNORED -");
    assertThat(bundle.findings().get(0).details())
        .containsExactly(
            "db/a  spec.csi.controllerExpandSecretRef", "db/a  spec.csi.nodeStageSecretRef");
    assertThat(bundle.toString()).doesNotContain("aHVudGVyMg");
  }

  @Test
  void fieldsThatMayHoldAPasswordAreKeptAndNamed() {
    String volume =
        pv("v", "db/a", "")
            .replace("driver:", "volumeAttributes: {username: bob, password: hunter2}, driver:")
            .replace("spec:", "spec:\n  mountOptions: [vers=4, 'password=hunter2']");
    Bundle bundle = capture(ALL, volume, pvc("db/a", "v"));
    assertThat(findings(bundle)).containsExactly("warning MAY_HOLD_CREDENTIAL db/a");
    assertThat(bundle.findings().get(0).details())
        .containsExactly("spec.csi.volumeAttributes[password]", "spec.mountOptions[password]");
    assertThat(bundle.findings().toString()).doesNotContain("hunter2");
    assertThat(bundle.volumes().get(0).volume().orElseThrow().toJson()).contains("hunter2");
  }

  @Test
  void onlyManagedFieldsAndLastAppliedAreDropped() {
    String claim =
        pvc("db/a", "v")
            .replace(
                "metadata: {",
                "metadata: {managedFields: [{manager: x}], resourceVersion: '7', annotations:"
                    + " {kubectl.kubernetes.io/last-applied-configuration: '{}', keep: me},"
                    + " futureField: [1], ");
    Bundle bundle = capture(ALL, pv("v", "db/a", ""), claim + "status: {phase: Bound}\n");
    assertThat(bundle.volumes().get(0).claim().orElseThrow().toJson())
        .doesNotContain("managedFields", "last-applied")
        .contains("\"keep\": \"me\"", "\"futureField\"", "\"phase\": \"Bound\"", "\"7\"");
  }

  @Test
  void classesDriversAndWorkloadsThatAreNamedComeAlong() {
    Bundle bundle =
        capture(
            ALL,
            pv("v", "db/data-redis-0", ""),
            pvc("db/data-redis-0", "v"),
            "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\n",
            "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: slow}\n",
            "apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: {name: d.example.com}\n",
            "apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: {name: e.example.com}\n",
            """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: redis, namespace: db}
            spec: {replicas: 0, volumeClaimTemplates: [{metadata: {name: data}}]}
            """);
    assertThat(bundle.storageClasses()).extracting(o -> o.name()).containsExactly("fast");
    assertThat(bundle.csiDrivers()).extracting(o -> o.name()).containsExactly("d.example.com");
    assertThat(bundle.workloads()).hasToString("[StatefulSet db/redis]");
    assertThat(bundle.workloads().get(0).replicas()).contains(0L);
  }

  @Test
  void onlyWhatIsAskedForIsTaken() {
    String[] objects = {
      pv("v", "db/a", ""), pvc("db/a", "v").replace("metadata: {", "metadata: {labels: {t: x}, "),
      pv("w", "app/b", "").replace("fast", "slow"), pvc("app/b", "w").replace("fast", "slow"),
      pv("gone", "db/gone", ""), pv("free", "", "")
    };
    assertThat(pairs(capture(request(List.of("db"), "", "", List.of()), objects)))
        .containsExactly("db/a=v", "db/gone(gone)");
    assertThat(pairs(capture(request(List.of(), "t in (x,y)", "", List.of()), objects)))
        .containsExactly("db/a=v");
    assertThat(pairs(capture(request(List.of(), "", "slow", List.of()), objects)))
        .containsExactly("app/b=w");
    ClaimName gone = new ClaimName("db", "gone");
    assertThat(pairs(capture(request(List.of(), "", "", List.of(gone)), objects)))
        .containsExactly("db/gone(gone)");
    ClaimName none = new ClaimName("db", "none");
    assertTrouble(
        Code.NOT_FOUND, "no claim db/none", request(List.of(), "", "", List.of(none)), objects);
    assertTrouble(
        Code.NOTHING_TO_DO,
        "nothing in - matches",
        request(List.of("x"), "", "", List.of()),
        objects);
  }

  @Test
  void aClaimWithoutNamespaceGetsTheOneAskedFor() {
    String claim = pvc("db/a", "v").replace("namespace: db, ", "");
    assertThat(
            pairs(capture(request(List.of("db"), "", "", List.of()), pv("v", "db/a", ""), claim)))
        .containsExactly("db/a=v");
    assertTrouble(Code.INPUT_INVALID, "cannot use standard input at line", ALL, claim);
  }

  @Test
  void theSameObjectTwiceIsOneAndADifferentOneIsRefused() {
    assertThat(pairs(capture(ALL, pv("v", "", ""), pv("v", "", "")))).containsExactly("v");
    assertTrouble(
        Code.INPUT_INVALID, "standard input at line", ALL, pv("v", "", ""), pv("v", "db/a", ""));
  }

  @Test
  void inputWithoutVolumesIsRefused() {
    assertTrouble(
        Code.INPUT_INVALID,
        "cannot use - as input",
        ALL,
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n");
    assertTrouble(
        Code.INPUT_INVALID,
        "cannot use - as input",
        ALL,
        "apiVersion: v1\nkind: List\nitems: []\n");
  }

  private void assertFindings(String volume, String... findings) {
    assertThat(findings(capture(ALL, volume, pvc("db/a", "v"))))
        .describedAs(volume)
        .containsExactly(findings);
  }

  private void assertClaimFindings(String claim, String... findings) {
    assertThat(findings(capture(ALL, pv("v", "db/a", ""), claim)))
        .describedAs(claim)
        .containsExactly(findings);
  }

  private static void assertTrouble(
      Code code, String summary, CaptureRequest request, String... objects) {
    assertThatThrownBy(() -> read(request, objects))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              Diagnostic said = e.diagnostics().get(0);
              assertThat(said.code()).isEqualTo(code);
              assertThat(said.summary()).contains(summary);
            });
  }

  private Bundle capture(CaptureRequest request, String... objects) {
    Path target = folder.resolve(UUID.randomUUID().toString());
    read(request, objects).write(target);
    return BundleReader.read(target);
  }

  private static Capture read(CaptureRequest request, String... objects) {
    byte[] text = String.join("---\n", objects).getBytes(StandardCharsets.UTF_8);
    return FileCapturer.capture(
        request, PlainDisks.DISKS, new ByteArrayInputStream(text), "test", "2025-01-01T00:00:00Z");
  }

  private static CaptureRequest request(
      List<String> namespaces, String labels, String storageClass, List<ClaimName> claims) {
    return new CaptureRequest(namespaces, labels, storageClass, claims, List.of("-"));
  }

  private static String pv(String name, String claim, String more) {
    String[] parts = claim.split("/");
    String ref =
        claim.isEmpty()
            ? ""
            : "  claimRef: {namespace: %s, name: %s, %s}\n".formatted(parts[0], parts[1], more);
    return """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: %s, labels: {a: b}}
        spec:
          capacity: {storage: 1Gi}
          persistentVolumeReclaimPolicy: Retain
          storageClassName: fast
        %s  csi: {driver: d.example.com, volumeHandle: h-%1$s}
        """
        .formatted(name, ref);
  }

  private static String pvc(String claim, String volume) {
    String[] parts = claim.split("/");
    return """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {namespace: %s, name: %s}
        spec:
          resources: {requests: {storage: 1Gi}}
          storageClassName: fast
          volumeName: "%s"
        """
        .formatted(parts[0], parts[1], volume);
  }

  /** {@code claim=volume} for a pair, {@code claim(volume)} for one of the two alone. */
  private static List<String> pairs(Bundle bundle) {
    return bundle.volumes().stream().map(FileCapturerTest::pair).toList();
  }

  private static String pair(Volume pair) {
    if (pair.claimName().isEmpty()) {
      return pair.name();
    }
    boolean whole = pair.volume().isPresent() && pair.claim().isPresent();
    return pair.claimName().get() + (whole ? "=" + pair.name() : "(" + pair.name() + ")");
  }

  private static List<String> findings(Bundle bundle) {
    return bundle.findings().stream()
        .map(d -> d.severity().word() + " " + d.code() + " " + d.subject())
        .toList();
  }
}
