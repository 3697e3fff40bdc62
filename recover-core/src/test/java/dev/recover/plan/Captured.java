// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A pair as an API server gives it: bound, dynamically provisioned, with every mark left by it. */
public record Captured(KubeObject volume, KubeObject claim) {
  public static final String DRIVER = "disk.example.com";
  public static final String SOURCE_CLUSTER = "uid-of-source";

  /** The pair {@code db/NAME} on disk {@code disk-NAME} behind volume {@code pv-NAME}. */
  public static Captured pair(String name) {
    return pair("db", name);
  }

  public static Captured pair(String namespace, String name) {
    return new Captured(volume(namespace, name), claim(namespace, name));
  }

  private static KubeObject volume(String namespace, String name) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolume",
         "metadata": {"name": "pv-%2$s", "uid": "old-pv-%2$s", "resourceVersion": "77",
          "creationTimestamp": "2024-01-01T00:00:00Z",
          "annotations": {"pv.kubernetes.io/provisioned-by": "disk.example.com"},
          "finalizers": ["kubernetes.io/pv-protection"]},
         "spec": {"accessModes": ["ReadWriteOnce"], "capacity": {"storage": "5Gi"},
          "claimRef": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "namespace": "%1$s",
           "name": "%2$s", "uid": "old-pvc-%2$s", "resourceVersion": "70"},
          "csi": {"driver": "disk.example.com", "fsType": "ext4", "volumeHandle": "disk-%2$s",
           "volumeAttributes": {"storage.kubernetes.io/csiProvisionerIdentity": "17-1-disk"}},
          "persistentVolumeReclaimPolicy": "Delete", "storageClassName": "fast",
          "volumeMode": "Filesystem"},
         "status": {"phase": "Bound", "lastPhaseTransitionTime": "2024-01-01T00:00:01Z"}}
        """
            .formatted(namespace, name));
  }

  private static KubeObject claim(String namespace, String name) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
         "metadata": {"namespace": "%1$s", "name": "%2$s", "uid": "old-pvc-%2$s",
          "resourceVersion": "78", "creationTimestamp": "2024-01-01T00:00:00Z",
          "labels": {"app": "redis"},
          "annotations": {"pv.kubernetes.io/bind-completed": "yes",
           "pv.kubernetes.io/bound-by-controller": "yes",
           "volume.kubernetes.io/storage-provisioner": "disk.example.com",
           "volume.beta.kubernetes.io/storage-provisioner": "disk.example.com"},
          "finalizers": ["kubernetes.io/pvc-protection"]},
         "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "5Gi"}},
          "storageClassName": "fast", "volumeMode": "Filesystem", "volumeName": "pv-%2$s"},
         "status": {"phase": "Bound", "accessModes": ["ReadWriteOnce"],
          "capacity": {"storage": "5Gi"}}}
        """
            .formatted(namespace, name));
  }

  public Captured volume(UnaryOperator<KubeObject> change) {
    return new Captured(change.apply(volume), claim);
  }

  public Captured claim(UnaryOperator<KubeObject> change) {
    return new Captured(volume, change.apply(claim));
  }

  /** Returns a change that puts a value at a path. */
  public static UnaryOperator<KubeObject> set(String path, Object value) {
    return object -> object.with(FieldPath.parse(path), value);
  }

  /** Returns a change that removes what stands at a path. */
  public static UnaryOperator<KubeObject> drop(String path) {
    return object -> object.without(FieldPath.parse(path));
  }

  public static Bundle bundle(Captured... pairs) {
    List<Volume> volumes = new ArrayList<>();
    for (Captured pair : pairs) {
      volumes.add(Volume.of(pair.volume, pair.claim));
    }
    return bundle(volumes);
  }

  public static Bundle bundle(List<Volume> volumes) {
    return new Bundle(
        new BundleHeader(
            1,
            "test",
            "prod",
            SOURCE_CLUSTER,
            "v1.36.3",
            "2025-01-01T00:00:00Z",
            CaptureRequest.EVERYTHING),
        "sha256:b0",
        volumes,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
