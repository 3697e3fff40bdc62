// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.rules;

import static dev.recover.testkit.RuleTester.rule;

import org.junit.jupiter.api.Test;

/** The rules that decide whether the right disk is bound, and whether it is ever deleted. */
class BindingRulesTest {
  @Test
  void theUidOfAClaimRefGoes() {
    rule("strip-claim-ref-uid")
        .on(
            """
            spec:
              claimRef: {uid: 3f0c, resourceVersion: "7"}
            """)
        .becomes(
            """
            spec:
              claimRef: {resourceVersion: "7"}
            """)
        .because(
            "no claim of the target has uid 3f0c, so the volume would be released, and with policy"
                + " Delete its disk destroyed");
    rule("strip-claim-ref-uid").leaves("spec: {claimRef: {resourceVersion: \"7\"}}");
  }

  @Test
  void theResourceVersionOfAClaimRefGoes() {
    rule("strip-claim-ref-resource-version")
        .on("spec: {claimRef: {resourceVersion: \"7\", uid: 3f0c}}")
        .becomes("spec: {claimRef: {uid: 3f0c}}");
    rule("strip-claim-ref-resource-version").leaves("metadata: {resourceVersion: \"9\"}");
  }

  @Test
  void aClaimRefNamesTheClaimInFull() {
    rule("reserve-claim")
        .on("volume: {spec: {claimRef: {apiVersion: null, kind: null}}}")
        .becomes("volume: {spec: {claimRef: {apiVersion: v1, kind: PersistentVolumeClaim}}}")
        .editing(
            "spec.claimRef.apiVersion: (nothing) -> v1",
            "spec.claimRef.kind: (nothing) -> PersistentVolumeClaim");
    rule("reserve-claim").leaves("volume: {spec: {claimRef: {uid: 3f0c}}}");
  }

  @Test
  void aVolumeThatNamedNoClaimIsHeldForItsClaimAndSaid() {
    rule("reserve-claim")
        .on("volume: {spec: {claimRef: null}}")
        .becomes("{}")
        .reporting("PAIR_DISAGREES: PersistentVolume pvc-6d1f named no claim when it was captured");
  }

  @Test
  void aClaimThatWasNotBoundGetsItsVolume() {
    rule("name-volume")
        .on("claim: {spec: {volumeName: null}}")
        .becomes("{}")
        .reporting("PAIR_DISAGREES: claim shop/data was not bound when it was captured");
    rule("name-volume").leaves("claim: {spec: {volumeName: pvc-6d1f}}");
  }

  @Test
  void deleteBecomesRetainAndIsRemembered() {
    rule("retain-volume")
        .on("spec: {persistentVolumeReclaimPolicy: Delete}")
        .becomes(
            """
            metadata: {annotations: {recover.dev/original-reclaim-policy: Delete}}
            """)
        .editing(
            "metadata.annotations[recover.dev/original-reclaim-policy]: (nothing) -> Delete",
            "spec.persistentVolumeReclaimPolicy: Delete -> Retain");
  }

  @Test
  void recycleBecomesRetainAndIsRemembered() {
    rule("retain-volume")
        .on("spec: {persistentVolumeReclaimPolicy: Recycle}")
        .becomes("metadata: {annotations: {recover.dev/original-reclaim-policy: Recycle}}");
  }

  @Test
  void aPolicyThatIsMissingIsSpelledOut() {
    rule("retain-volume").on("spec: {persistentVolumeReclaimPolicy: null}").becomes("{}");
  }

  @Test
  void aPolicyThatProtectRememberedStays() {
    rule("retain-volume")
        .leaves("metadata: {annotations: {recover.dev/original-reclaim-policy: Delete}}");
  }

  @Test
  void bindCompletedGoesFromTheClaimOnly() {
    rule("strip-bind-completed")
        .on("metadata: {annotations: {pv.kubernetes.io/bind-completed: \"yes\", team: shop}}")
        .becomes("metadata: {annotations: {team: shop}}");
    rule("strip-bind-completed")
        .leaves("volume: {metadata: {annotations: {pv.kubernetes.io/bind-completed: \"yes\"}}}");
  }

  @Test
  void boundByControllerGoesOnEachSideByItsOwnRule() {
    String both =
        """
        volume: {metadata: {annotations: {pv.kubernetes.io/bound-by-controller: "yes"}}}
        claim: {metadata: {annotations: {pv.kubernetes.io/bound-by-controller: "yes"}}}
        """;
    rule("strip-volume-bound-by-controller")
        .on(both)
        .becomes(
            """
            claim: {metadata: {annotations: {pv.kubernetes.io/bound-by-controller: "yes"}}}
            """);
    rule("strip-claim-bound-by-controller")
        .on(both)
        .becomes(
            """
            volume: {metadata: {annotations: {pv.kubernetes.io/bound-by-controller: "yes"}}}
            """);
  }

  @Test
  void whatProvisionsAClaimGoes() {
    rule("strip-storage-provisioner")
        .on("metadata: {annotations: {volume.kubernetes.io/storage-provisioner: ebs.csi.aws.com}}")
        .becomes("{}")
        .because("ebs.csi.aws.com acts on it alone and could make an empty disk");
    rule("strip-storage-provisioner")
        .leaves("metadata: {annotations: {volume.beta.kubernetes.io/storage-provisioner: ebs}}");
    rule("strip-beta-storage-provisioner")
        .leaves("metadata: {annotations: {volume.kubernetes.io/storage-provisioner: ebs}}");
  }

  @Test
  void provisionedByGoesFromCsiVolumesOnly() {
    rule("strip-provisioned-by")
        .on("metadata: {annotations: {pv.kubernetes.io/provisioned-by: ebs.csi.aws.com}}")
        .becomes("{}");
    rule("strip-provisioned-by")
        .leaves(
            """
            metadata: {annotations: {pv.kubernetes.io/provisioned-by: kubernetes.io/gce-pd}}
            spec: {gcePersistentDisk: {pdName: disk-1}}
            """);
  }

  @Test
  void aRequestLargerThanTheVolumeIsClamped() {
    rule("clamp-request")
        .on("claim: {spec: {resources: {requests: {storage: 10Gi}}}}")
        .becomes("claim: {spec: {resources: {requests: {storage: 5Gi}}}}")
        .editing("spec.resources.requests.storage: 10Gi -> 5Gi")
        .reporting("CAPACITY_SHORT: claim shop/data asked for 10Gi, its volume has 5Gi");
  }

  @Test
  void aRequestThatFitsStaysAsItIsWritten() {
    rule("clamp-request").leaves("claim: {spec: {resources: {requests: {storage: 5368709120}}}}");
    rule("clamp-request").leaves("claim: {spec: {resources: {requests: {storage: 5e9}}}}");
    rule("clamp-request").leaves("claim: {spec: {resources: {requests: {storage: 0.5Gi}}}}");
  }

  @Test
  void aQuantityThatIsNoneIsSaidAndLeft() {
    rule("clamp-request")
        .leaves("claim: {spec: {resources: {requests: {storage: five}}}}")
        .reporting(
            "QUANTITY_INVALID: PersistentVolumeClaim data: spec.resources.requests.storage is not a"
                + " quantity");
  }

  @Test
  void namesThatKubernetesRefusesAreSaid() {
    rule("check-names")
        .leaves(
            """
            volume: {metadata: {name: PVC_1}, spec: {storageClassName: gp 2}}
            claim: {spec: {volumeName: PVC_1}}
            """)
        .reporting(
            "NAME_INVALID: PersistentVolume: metadata.name cannot be \"PVC_1\"",
            "NAME_INVALID: PersistentVolume: spec.storageClassName cannot be \"gp 2\"");
    rule("check-names").leaves("volume: {spec: {storageClassName: \"\"}}").reporting();
    rule("check-names")
        .leaves("volume: {spec: {csi: {volumeHandle: \"\"}}}")
        .reporting("NAME_INVALID: PersistentVolume: spec.csi.volumeHandle cannot be \"\"");
  }
}
