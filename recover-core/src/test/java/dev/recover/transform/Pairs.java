// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.model.Yaml;

/** A pair as {@code kubectl get -o yaml} prints it, from a driver that provisioned it. */
final class Pairs {
  private static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        annotations:
          pv.kubernetes.io/provisioned-by: ebs.csi.aws.com
          volume.kubernetes.io/provisioner-deletion-secret-name: ""
          volume.kubernetes.io/provisioner-deletion-secret-namespace: ""
        creationTimestamp: "2024-05-01T10:00:00Z"
        finalizers:
        - external-provisioner.volume.kubernetes.io/finalizer
        - kubernetes.io/pv-protection
        - external-attacher/ebs-csi-aws-com
        name: pvc-NUMBER
        resourceVersion: "1284"
        uid: volume-uid
      spec:
        accessModes:
        - ReadWriteOnce
        capacity:
          storage: 5Gi
        claimRef:
          apiVersion: v1
          kind: PersistentVolumeClaim
          name: data-NUMBER
          namespace: shop
          resourceVersion: "1230"
          uid: claim-uid
        csi:
          driver: ebs.csi.aws.com
          fsType: ext4
          volumeAttributes:
            storage.kubernetes.io/csiProvisionerIdentity: 1714-8081-ebs.csi.aws.com
          volumeHandle: vol-NUMBER
        nodeAffinity:
          required:
            nodeSelectorTerms:
            - matchExpressions:
              - key: topology.kubernetes.io/zone
                operator: In
                values:
                - us-east-1a
        persistentVolumeReclaimPolicy: Delete
        storageClassName: gp2
        volumeMode: Filesystem
      status:
        lastPhaseTransitionTime: "2024-05-01T10:00:01Z"
        phase: Bound
      """;
  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        annotations:
          pv.kubernetes.io/bind-completed: "yes"
          pv.kubernetes.io/bound-by-controller: "yes"
          volume.beta.kubernetes.io/storage-provisioner: ebs.csi.aws.com
          volume.kubernetes.io/selected-node: node-1
          volume.kubernetes.io/storage-provisioner: ebs.csi.aws.com
        creationTimestamp: "2024-05-01T10:00:00Z"
        finalizers:
        - kubernetes.io/pvc-protection
        labels:
          app: redis
        name: data-NUMBER
        namespace: shop
        ownerReferences:
        - apiVersion: apps/v1
          kind: StatefulSet
          name: redis
          uid: set-uid
        resourceVersion: "1236"
        uid: claim-uid
      spec:
        accessModes:
        - ReadWriteOnce
        resources:
          requests:
            storage: 5Gi
        storageClassName: gp2
        volumeMode: Filesystem
        volumeName: pvc-NUMBER
      status:
        accessModes:
        - ReadWriteOnce
        capacity:
          storage: 5Gi
        phase: Bound
      """;

  private Pairs() {}

  static Volume bound(int number) {
    return Volume.of(object(VOLUME, number), object(CLAIM, number));
  }

  private static KubeObject object(String yaml, int number) {
    return KubeObject.of(Yaml.parseObject(yaml.replace("NUMBER", String.valueOf(number))));
  }
}
