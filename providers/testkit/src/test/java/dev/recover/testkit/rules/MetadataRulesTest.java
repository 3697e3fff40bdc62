// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.rules;

import static dev.recover.testkit.RuleTester.rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about metadata that both objects have. */
class MetadataRulesTest {
  @ParameterizedTest
  @CsvSource({
    "strip-resource-version, resourceVersion, '\"48121\"'",
    "strip-uid, uid, 0b8f",
    "strip-creation-timestamp, creationTimestamp, '\"2024-05-01T10:00:00Z\"'",
    "strip-deletion-grace-period, deletionGracePeriodSeconds, 0",
    "strip-self-link, selfLink, /api/v1/x",
    "strip-generation, generation, 3",
    "strip-managed-fields, managedFields, '[{manager: kubectl}]'"
  })
  void whatTheServerWroteGoesFromBothObjects(String id, String field, String value) {
    rule(id)
        .on(
            """
            volume: {metadata: {%1$s: %2$s, generateName: pvc-}}
            claim: {metadata: {%1$s: %2$s, generateName: data-}}
            """
                .formatted(field, value))
        .becomes(
            """
            volume: {metadata: {generateName: pvc-}}
            claim: {metadata: {generateName: data-}}
            """);
    rule(id)
        .leaves(
            "claim: {metadata: {annotations: {%1$s: \"%2$s\"}}}"
                .formatted(field, value.replace("\"", "")));
  }

  @Test
  void aDeletionUnderWayIsSaid() {
    rule("strip-deletion-timestamp")
        .on("volume: {metadata: {deletionTimestamp: \"2024-05-02T08:00:00Z\"}}")
        .becomes("{}")
        .reporting(
            "WAS_TERMINATING: PersistentVolume pvc-6d1f was being deleted when it was captured");
  }

  @Test
  void eachFinalizerGoesByItsOwnRule() {
    String volume =
        """
        volume:
          metadata:
            finalizers:
            - kubernetes.io/pv-protection
            - external-provisioner.volume.kubernetes.io/finalizer
            - external-attacher/ebs-csi-aws-com
            - kubernetes.io/pv-controller
        """;
    rule("strip-provisioner-finalizer")
        .on(volume)
        .becomes(
            """
            volume:
              metadata:
                finalizers: [kubernetes.io/pv-protection, external-attacher/ebs-csi-aws-com]
            """)
        .editing(
            "metadata.finalizers[1]: external-provisioner.volume.kubernetes.io/finalizer ->"
                + " (nothing)",
            "metadata.finalizers[3]: kubernetes.io/pv-controller -> (nothing)");
    rule("strip-attacher-finalizer")
        .leaves("metadata: {finalizers: [kubernetes.io/pv-protection]}");
    rule("strip-snapshot-source-finalizer")
        .leaves("metadata: {finalizers: [kubernetes.io/pvc-protection]}");
    rule("strip-cloning-finalizer")
        .leaves(
            "metadata: {finalizers: [snapshot.storage.kubernetes.io/pvc-as-source-protection]}");
    rule("strip-finalizers").on(volume).becomes("{}");
  }

  @Test
  void ownersGoAndAStatefulSetIsToldFromOthers() {
    String owners =
        """
        metadata:
          ownerReferences:
          - {apiVersion: example.com/v1, kind: RedisCluster, name: cache, uid: a1}
          - {apiVersion: apps/v1, kind: StatefulSet, name: redis, uid: b2}
        """;
    rule("strip-statefulset-owner")
        .on(owners)
        .becomes(
            """
            metadata:
              ownerReferences:
              - {apiVersion: example.com/v1, kind: RedisCluster, name: cache, uid: a1}
            """)
        .because("StatefulSet redis has another uid in the target");
    rule("strip-owner-references").on("claim:\n  " + owners.replace("\n", "\n  ")).becomes("{}");
  }

  @Test
  void helmsMarksStayAndMoveWithTheirNamespace() {
    String marks =
        """
        claim:
          metadata:
            labels: {app.kubernetes.io/managed-by: Helm}
            annotations:
              helm.sh/resource-policy: keep
              meta.helm.sh/release-name: shop
              meta.helm.sh/release-namespace: shop
        """;
    rule("keep-helm-marks").leaves(marks);
    rule("keep-helm-marks").asking("helm-marks: keep").leaves(marks);
    rule("keep-helm-marks").asking("helm-marks: strip").on(marks).becomes("{}");
    rule("map-helm-release-namespace")
        .asking("map-namespace: {shop: web}")
        .on(marks)
        .becomes(marks.replace("release-namespace: shop", "release-namespace: web"));
    rule("map-helm-release-namespace").asking("map-namespace: {other: web}").leaves(marks);
  }

  @Test
  void anotherManagerThanHelmStays() {
    rule("keep-helm-marks")
        .asking("helm-marks: strip")
        .leaves("claim: {metadata: {labels: {app.kubernetes.io/managed-by: strimzi}}}");
  }

  @Test
  void gitOpsMarksGoUnlessTheSameManagerIsToTakeOver() {
    String argo =
        "claim: {metadata: {annotations: {argocd.argoproj.io/tracking-id: a, team: shop}}}";
    rule("strip-argo-tracking-id")
        .on(argo)
        .becomes("claim: {metadata: {annotations: {team: shop}}}");
    rule("strip-argo-tracking-id").asking("gitops-marks: keep").leaves(argo);
    rule("strip-argo-tracking-id")
        .leaves("claim: {metadata: {annotations: {argocd.argoproj.io/sync-options: Prune=false}}}");
    rule("strip-flux-kustomize-name")
        .asking("gitops-marks: keep")
        .leaves("claim: {metadata: {labels: {kustomize.toolkit.fluxcd.io/name: shop}}}");
    rule("strip-flux-kustomize-name")
        .leaves("claim: {metadata: {annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}}}");
  }

  @Test
  void labelsAndAnnotationsGoOnRequestButOursStay() {
    rule("strip-annotations")
        .asking("strip-annotations: [recover.dev/*]")
        .on(
            """
            volume: {metadata: {annotations: {recover.dev/original-reclaim-policy: Delete}}}
            """)
        .becomes(
            """
            volume: {metadata: {annotations: {recover.dev/original-reclaim-policy: Delete}}}
            """);
    rule("strip-labels")
        .asking("strip-labels: [example.com/*, tier]")
        .on("volume: {metadata: {labels: {example.com/a: b, tier: x, tiers: y}}}")
        .becomes("volume: {metadata: {labels: {tiers: y}}}");
  }
}
