// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

/** A volume and its claim as somebody saved them: small, whole, and good to be spoilt. */
final class SavedPair {
  private SavedPair() {}

  static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        name: pv-data
        uid: 7f0d2f4e-0b57-4f6e-9a0e-1c1b1d7a0001
        resourceVersion: "41"
      spec:
        accessModes: [ReadWriteOnce]
        capacity: {storage: 5Gi}
        persistentVolumeReclaimPolicy: Retain
        storageClassName: fast
        volumeMode: Filesystem
        claimRef:
          apiVersion: v1
          kind: PersistentVolumeClaim
          namespace: shop
          name: data
          uid: 7f0d2f4e-0b57-4f6e-9a0e-1c1b1d7a0002
        csi: {driver: disks.example.com, volumeHandle: vol-1}
      """;

  static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
        namespace: shop
        uid: 7f0d2f4e-0b57-4f6e-9a0e-1c1b1d7a0002
        annotations: {pv.kubernetes.io/bind-completed: "yes"}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 5Gi}}
        storageClassName: fast
        volumeMode: Filesystem
        volumeName: pv-data
      """;

  static final String BOTH = VOLUME + "---\n" + CLAIM;
}
