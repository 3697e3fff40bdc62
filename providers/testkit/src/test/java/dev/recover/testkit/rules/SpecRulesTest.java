// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.rules;

import static dev.recover.testkit.RuleTester.rule;

import org.junit.jupiter.api.Test;

/** The rules about classes, places, Secrets, sources and status. */
class SpecRulesTest {
  @Test
  void theClassAnnotationWinsOverTheField() {
    rule("move-volume-class-annotation")
        .on(
            """
            metadata: {annotations: {volume.beta.kubernetes.io/storage-class: gp2}}
            spec: {storageClassName: standard}
            """)
        .becomes("spec: {storageClassName: gp2}");
    rule("move-claim-class-annotation")
        .on("metadata: {annotations: {volume.beta.kubernetes.io/storage-class: \"\"}}")
        .becomes("{}");
    rule("move-claim-class-annotation").leaves("spec: {storageClassName: gp2}");
  }

  @Test
  void aClassIsMappedOnBothObjectsSoThatTheyAgree() {
    rule("map-class")
        .asking("map-class: {gp2: gp3}")
        .on(
            """
            volume: {spec: {storageClassName: standard}}
            claim: {spec: {storageClassName: gp2}}
            """)
        .becomes(
            """
            volume: {spec: {storageClassName: gp3}}
            claim: {spec: {storageClassName: gp3}}
            """);
    rule("map-class")
        .asking("map-class: {gp2: gp3}")
        .leaves("volume: {spec: {storageClassName: gp2}}\nclaim: {spec: {storageClassName: io1}}");
  }

  @Test
  void aPairWithoutAClassCanBeGivenOne() {
    rule("map-class")
        .asking("map-class: {\"\": gp3}")
        .on("{}")
        .becomes(
            """
            volume: {spec: {storageClassName: gp3}}
            claim: {spec: {storageClassName: gp3}}
            """);
  }

  @Test
  void setClassWinsAndNoClassIsAWarning() {
    rule("map-class")
        .asking("set-class: \"\"\nmap-class: {gp2: gp3}")
        .on(
            """
            volume: {spec: {storageClassName: gp2}}
            claim: {spec: {storageClassName: gp2}}
            """)
        .becomes(
            """
            volume: {spec: {storageClassName: ""}}
            claim: {spec: {storageClassName: ""}}
            """)
        .reporting(
            "CANNOT_GROW: claim shop/data gets no storage class and can never be made larger");
  }

  @Test
  void aClaimWithoutAClassGetsItsVolumes() {
    rule("spell-out-class")
        .on("volume: {spec: {storageClassName: gp2}}\nclaim: {spec: {storageClassName: null}}")
        .becomes("volume: {spec: {storageClassName: gp2}}\nclaim: {spec: {storageClassName: gp2}}");
    rule("spell-out-class").leaves("spec: {storageClassName: missing-here}");
  }

  @Test
  void namesAreMappedTheMoreExactOneFirst() {
    rule("map-name")
        .asking("map-name: {data: x, shop/data: y, \"pv:pvc-6d1f\": disk-1}")
        .on("{}")
        .becomes("volume: {metadata: {name: disk-1}}\nclaim: {metadata: {name: \"y\"}}");
    rule("map-name").asking("map-name: {web/data: x, pvc-6d1f: z}").leaves("{}");
    rule("map-namespace")
        .asking("map-namespace: {shop: web}")
        .on("{}")
        .becomes("metadata: {namespace: web}");
    rule("map-namespace").asking("map-namespace: {data: web}").leaves("{}");
  }

  @Test
  void zonesAreMappedPartByPart() {
    rule("map-zone-labels")
        .asking("map-zone: {a: b}\nmap-region: {r: s}")
        .on(
            """
            metadata:
              labels:
                topology.kubernetes.io/zone: a__c
                failure-domain.beta.kubernetes.io/region: r
            """)
        .becomes(
            """
            metadata:
              labels:
                topology.kubernetes.io/zone: b__c
                failure-domain.beta.kubernetes.io/region: s
            """);
    rule("map-zone-labels")
        .asking("map-zone: {a: b}")
        .leaves("metadata: {labels: {topology.kubernetes.io/zone: c, zone: a}}");
  }

  @Test
  void nodeAffinityIsMappedByWhatItsKeysAreAbout() {
    String affinity =
        """
        spec:
          nodeAffinity:
            required:
              nodeSelectorTerms:
              - matchExpressions:
                - {key: topology.gke.io/zone, operator: In, values: [a, c]}
                - {key: kubernetes.io/hostname, operator: In, values: [a]}
                - {key: example.com/rack, operator: In, values: [a]}
                - {key: topology.kubernetes.io/region, operator: Exists}
        """;
    rule("map-node-affinity")
        .asking("map-zone: {a: b}")
        .on(affinity)
        .becomes(affinity.replace("values: [a, c]", "values: [b, c]"));
    rule("map-node-affinity")
        .asking("map-zone: {a: c}")
        .on(affinity)
        .becomes(affinity.replace("values: [a, c]", "values: [c]"));
    rule("map-node-affinity")
        .asking("map-node: {a: n}")
        .on(affinity)
        .becomes(
            affinity.replace(
                "hostname, operator: In, values: [a]", "hostname, operator: In, values: [n]"));
    rule("map-node-affinity").leaves(affinity);
  }

  @Test
  void aSecretIsKeptAndSaid() {
    rule("map-node-stage-secret")
        .leaves("spec: {csi: {nodeStageSecretRef: {namespace: ceph, name: key}}}")
        .reporting("NEEDS_SECRET: PersistentVolume pvc-6d1f needs Secret ceph/key");
    rule("map-node-stage-secret")
        .asking("map-secret: {ceph/key: rook/key-2}")
        .on("spec: {csi: {nodeStageSecretRef: {namespace: ceph, name: key}}}")
        .becomes("spec: {csi: {nodeStageSecretRef: {namespace: rook, name: key-2}}}")
        .reporting("NEEDS_SECRET: PersistentVolume pvc-6d1f needs Secret rook/key-2");
    rule("map-node-stage-secret")
        .leaves("spec: {csi: {nodePublishSecretRef: {namespace: ceph, name: key}}}")
        .reporting();
  }

  @Test
  void anInTreeSecretWithoutANamespaceIsInTheClaims() {
    rule("map-in-tree-secret")
        .leaves("spec: {azureFile: {secretName: account, shareName: s}}")
        .reporting("NEEDS_SECRET: PersistentVolume pvc-6d1f needs Secret shop/account");
    rule("map-in-tree-secret")
        .asking("map-secret: {shop/account: web/account}")
        .on("spec: {azureFile: {secretName: account, shareName: s}}")
        .becomes("spec: {azureFile: {secretName: account, secretNamespace: web, shareName: s}}");
    rule("map-in-tree-secret").leaves("spec: {nfs: {server: s, path: /a}}").reporting();
  }

  @Test
  void secretsInAnnotationsStay() {
    rule("map-deletion-secret")
        .asking("map-secret: {a/b: c/d}")
        .leaves(
            """
            metadata:
              annotations:
                volume.kubernetes.io/provisioner-deletion-secret-name: ""
                volume.kubernetes.io/provisioner-deletion-secret-namespace: ""
            """);
  }

  @Test
  void mountOptionsMoveFromTheAnnotation() {
    rule("move-mount-options-annotation")
        .on(
            """
            metadata: {annotations: {volume.beta.kubernetes.io/mount-options: "hard, noatime"}}
            spec: {mountOptions: [soft]}
            """)
        .becomes("spec: {mountOptions: [hard, noatime]}");
    rule("move-mount-options-annotation").leaves("spec: {mountOptions: [soft]}");
  }

  @Test
  void theSizeBeforeAResizeStaysWhileTheFileSystemIsToGrow() {
    String before =
        """
        volume: {metadata: {annotations: {volume.alpha.kubernetes.io/pre-resize-capacity: 5Gi}}}
        claim: {status: {conditions: [{type: FileSystemResizePending, status: "True"}]}}
        """;
    rule("strip-pre-resize-capacity").leaves(before);
    rule("strip-pre-resize-capacity")
        .on(before.replace("True", "False"))
        .becomes(
            "claim: {status: {conditions: [{type: FileSystemResizePending, status: \"False\"}]}}");
  }

  @Test
  void aResizeUnderWayIsSaidWhenTheStatusGoes() {
    rule("strip-claim-status")
        .on(
            """
            status:
              conditions: [{type: Resizing, status: "True"}]
              modifyVolumeStatus: {status: InProgress}
            """)
        .becomes("{}")
        .reporting(
            "RESIZE_PENDING: claim shop/data was being changed when it was captured: ModifyVolume,"
                + " Resizing");
    rule("strip-claim-status").on("status: {phase: Bound}").becomes("{}").reporting();
    rule("strip-volume-status").leaves("claim: {status: {phase: Bound}}");
  }

  @Test
  void theClaimAsksForTheAttributesThatTheDiskHas() {
    rule("match-volume-attributes-class")
        .on("claim: {spec: {volumeAttributesClassName: gold}}")
        .becomes("{}")
        .reporting("ATTRIBUTES_DIFFER: claim shop/data asked for VolumeAttributesClass gold");
    rule("match-volume-attributes-class")
        .leaves(
            """
            volume: {spec: {volumeAttributesClassName: gold}}
            claim: {spec: {volumeAttributesClassName: gold}}
            """)
        .reporting();
    rule("keep-volume-attributes-class").leaves("spec: {volumeAttributesClassName: gold}");
    rule("keep-volume-attributes-class")
        .on("spec: {volumeAttributesClassName: gold, nfs: {server: s, path: /a}}")
        .becomes("spec: {nfs: {server: s, path: /a}}");
  }

  @Test
  void whatADiskWasFilledFromGoesUnlessItIsAskedFor() {
    String filled = "spec: {dataSource: {kind: VolumeSnapshot, name: s}}";
    rule("strip-data-source")
        .on(filled)
        .becomes("{}")
        .because("the disk holds what came from VolumeSnapshot s, and more since");
    rule("strip-data-source").asking("data-source: keep").leaves(filled);
    rule("strip-data-source-ref").leaves(filled);
  }

  @Test
  void attributesAreSetOnlyWhereTheyAre() {
    rule("set-volume-attributes")
        .asking("set-volume-attributes: {clusterID: b}")
        .leaves("spec: {csi: {volumeAttributes: {pool: fast}}}");
  }
}
