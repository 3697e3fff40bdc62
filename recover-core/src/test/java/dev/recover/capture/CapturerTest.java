// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.CaptureRequest;
import dev.recover.bundle.Workload;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.ResourceType;
import dev.recover.spi.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a live cluster, what may be missing, and what mounts the claims. */
class CapturerTest {
  @Test
  void theHeaderSaysWhoseItIs() {
    Bundle rest = capture(cluster(), CaptureRequest.EVERYTHING).rest();
    assertThat(rest.header().clusterName()).isEqualTo("prod");
    assertThat(rest.header().clusterUid()).isEqualTo("uid-1");
    assertThat(rest.header().clusterVersion()).isEqualTo("v1.36.3");
    assertThat(rest.header().capturedAt()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(rest.header().recoverVersion()).isEqualTo("1.0");
    assertThat(rest.findings()).isEmpty();
  }

  @Test
  void secretsAreNeverAskedForAndNamespacesNarrowTheLists() {
    ListedCluster all = cluster();
    capture(all, CaptureRequest.EVERYTHING);
    assertThat(all.listed())
        .containsExactly(
            "cronjobs in ",
            "csidrivers in ",
            "daemonsets in ",
            "deployments in ",
            "jobs in ",
            "persistentvolumeclaims in ",
            "persistentvolumes in ",
            "pods in ",
            "replicasets in ",
            "statefulsets in ",
            "storageclasses in ");

    ListedCluster one = cluster();
    Capture capture =
        capture(one, new CaptureRequest(List.of("db"), "app=x", "", List.of(), List.of()));
    assertThat(one.listed())
        .contains("persistentvolumeclaims in db -l app=x", "pods in db", "persistentvolumes in ");
    assertThat(capture.claims()).containsExactly(new ClaimName("db", "a"));
  }

  @Test
  void aSingleClaimIsLookedForInItsNamespace() {
    ListedCluster cluster = cluster();
    ClaimName claim = new ClaimName("db", "a");
    Capture capture =
        capture(cluster, new CaptureRequest(List.of(), "", "", List.of(claim), List.of()));
    assertThat(cluster.listed()).contains("persistentvolumeclaims in db", "pods in db");
    assertThat(capture.claims()).containsExactly(claim);
    ClaimName none = new ClaimName("db", "none");
    assertThatThrownBy(
            () ->
                capture(cluster(), new CaptureRequest(List.of(), "", "", List.of(none), List.of())))
        .hasMessage("there is no claim db/none in cluster prod");
  }

  @Test
  void aSelectorThatIsNoneIsRefusedBeforeAnythingIsAsked() {
    ListedCluster cluster = cluster();
    assertThatThrownBy(
            () -> capture(cluster, new CaptureRequest(List.of(), "a=(", "", List.of(), List.of())))
        .hasMessage("the label selector was not understood");
    assertThat(cluster.listed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"DENIED", "UNAVAILABLE"})
  void withoutVolumesOrClaimsThereIsNoCapture(Fault.Kind kind) {
    for (ResourceType type :
        List.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM)) {
      assertThatThrownBy(() -> capture(cluster().failing(type, kind), CaptureRequest.EVERYTHING))
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> {
                assertThat(fault.kind()).isEqualTo(kind);
                assertThat(fault).hasMessageContaining(type.plural());
              });
    }
  }

  @Test
  void aMissingPermissionForTheRestIsAFindingThatNamesTheRule() {
    ListedCluster cluster =
        cluster()
            .failing(ResourceType.STATEFUL_SET, Fault.Kind.DENIED)
            .failing(ResourceType.STORAGE_CLASS, Fault.Kind.DENIED)
            .failing(ResourceType.POD, Fault.Kind.UNAVAILABLE)
            .failing(ResourceType.CRON_JOB, Fault.Kind.NOT_FOUND);
    List<Diagnostic> findings =
        capture(cluster, new CaptureRequest(List.of("db"), "", "", List.of(), List.of()))
            .rest()
            .findings();
    assertThat(findings)
        .extracting(Diagnostic::code)
        .containsExactly(Code.NOT_CAPTURED, Code.FORBIDDEN, Code.FORBIDDEN);
    assertThat(findings)
        .extracting(Diagnostic::summary)
        .containsExactly(
            "could not list pods in namespace db",
            "not allowed to list statefulsets.apps in namespace db",
            "not allowed to list storageclasses.storage.k8s.io");
    assertThat(findings.get(1).remedy())
        .isEqualTo(
            "add to the role: {apiGroups: [apps], resources: [statefulsets], verbs: [list]}");
  }

  @Test
  void anEmptyClusterMakesNoBundle() {
    assertThatThrownBy(() -> capture(new ListedCluster(), CaptureRequest.EVERYTHING))
        .hasMessage("nothing in cluster prod matches what was asked for");
  }

  @Test
  void podsLeadToWhatIsScaled() {
    ListedCluster cluster =
        cluster()
            .with(
                pod("web-1", "ReplicaSet", "web-77", "a"),
                "{kind: ReplicaSet, metadata: {namespace: db, name: web-77, ownerReferences: [{kind:"
                    + " Deployment, name: web, controller: true}]}, spec: {replicas: 2}}",
                deployment("web", 2, "a"),
                pod("task-1", "Job", "task", "b"),
                "{kind: Job, metadata: {namespace: db, name: task, ownerReferences: [{kind: CronJob,"
                    + " name: nightly, controller: true}]}, spec: {parallelism: 3}}",
                "{kind: CronJob, metadata: {namespace: db, name: nightly}}",
                pod("pg-1", "Cluster", "pg", "data-2"),
                pod("bare", "", "", "b"),
                pod("other", "", "", "not-captured"));
    assertThat(workloads(cluster))
        .containsExactly(
            "Cluster db/pg [] [db/data-2]",
            "CronJob db/nightly [] [db/b]",
            "Deployment db/web [2] [db/a]",
            "Pod db/bare [] [db/b]");
  }

  @Test
  void whatIsScaledToNothingMountsItsClaimsStill() {
    ListedCluster cluster =
        cluster()
            .with(
                "{kind: StatefulSet, metadata: {namespace: db, name: redis}, spec: {replicas: 0,"
                    + " volumeClaimTemplates: [{metadata: {name: data}}]}}",
                "{kind: StatefulSet, metadata: {namespace: app, name: redis}, spec: {replicas: 1,"
                    + " volumeClaimTemplates: [{metadata: {name: data}}]}}",
                deployment("idle", 0, "a"),
                "{kind: CronJob, metadata: {namespace: db, name: nightly}, spec: {jobTemplate: {spec:"
                    + " {template: {spec: {volumes: [{persistentVolumeClaim: {claimName: b}}]}}}}}}",
                "{kind: DaemonSet, metadata: {namespace: db, name: agent}, spec: {template: {spec:"
                    + " {volumes: [{persistentVolumeClaim: {claimName: b}}]}}}}");
    assertThat(workloads(cluster))
        .containsExactly(
            "CronJob db/nightly [] [db/b]",
            "DaemonSet db/agent [] [db/b]",
            "Deployment db/idle [0] [db/a]",
            "StatefulSet db/redis [0] [db/data-redis-0, db/data-redis-12]");
  }

  @Test
  void whatHasEndedOrWasReplacedMountsNothing() {
    ListedCluster cluster =
        cluster()
            .with(
                pod("done", "", "", "a").replace("spec:", "status: {phase: Succeeded}, spec:"),
                "{kind: Job, metadata: {namespace: db, name: once}, status: {completionTime: x},"
                    + " spec: {template: {spec: {volumes: [{persistentVolumeClaim: {claimName:"
                    + " a}}]}}}}",
                deployment("web", 1, "b"),
                "{kind: ReplicaSet, metadata: {namespace: db, name: web-old, ownerReferences: [{kind:"
                    + " Deployment, name: web, controller: true}]}, spec: {replicas: 0, template:"
                    + " {spec: {volumes: [{persistentVolumeClaim: {claimName: a}}]}}}}");
    assertThat(workloads(cluster)).containsExactly("Deployment db/web [1] [db/b]");
  }

  @Test
  void ephemeralVolumesBelongToTheirPodsOwner() {
    ListedCluster cluster =
        cluster()
            .with(
                "{kind: Pod, metadata: {namespace: db, name: data, ownerReferences: [{kind:"
                    + " ReplicaSet, name: rs, controller: true}]}, spec: {volumes: [{name: '2',"
                    + " ephemeral: {}}]}}");
    assertThat(workloads(cluster)).containsExactly("ReplicaSet db/rs [] [db/data-2]");
  }

  private static List<String> workloads(ListedCluster cluster) {
    List<Workload> found = capture(cluster, CaptureRequest.EVERYTHING).rest().workloads();
    return found.stream()
        .map(w -> w + " " + w.replicas().stream().toList() + " " + w.claims())
        .toList();
  }

  private static Capture capture(ListedCluster cluster, CaptureRequest request) {
    return new Capturer(cluster, PlainDisks.DISKS).capture(request, "1.0", "2025-01-01T00:00:00Z");
  }

  /** Five bound pairs in namespace db; {@code a} carries a label. */
  private static ListedCluster cluster() {
    ListedCluster cluster = new ListedCluster();
    for (String claim : List.of("a", "b", "data-2", "data-redis-0", "data-redis-12")) {
      cluster.with(
          """
          metadata: {name: pv-%s}
          kind: PersistentVolume
          spec: {capacity: {storage: 1Gi}, claimRef: {namespace: db, name: %1$s},
            csi: {driver: d, volumeHandle: h-%1$s}, persistentVolumeReclaimPolicy: Retain}
          """
              .formatted(claim),
          """
          metadata: {namespace: db, name: %s, labels: {app: %s}}
          kind: PersistentVolumeClaim
          spec: {volumeName: pv-%1$s, resources: {requests: {storage: 1Gi}}}
          """
              .formatted(claim, claim.equals("a") ? "x" : "y"));
    }
    return cluster;
  }

  private static String pod(String name, String ownerKind, String owner, String claim) {
    String owners =
        owner.isEmpty()
            ? ""
            : ", ownerReferences: [{kind: %s, name: %s, controller: true}]"
                .formatted(ownerKind, owner);
    return "{kind: Pod, metadata: {namespace: db, name: %s%s}, spec: {volumes: [{name: v,"
            .formatted(name, owners)
        + " persistentVolumeClaim: {claimName: %s}}]}}".formatted(claim);
  }

  private static String deployment(String name, int replicas, String claim) {
    return "{kind: Deployment, metadata: {namespace: db, name: %s}, spec: {replicas: %d, template:"
            .formatted(name, replicas)
        + " {spec: {volumes: [{persistentVolumeClaim: {claimName: %s}}]}}}}".formatted(claim);
  }
}
