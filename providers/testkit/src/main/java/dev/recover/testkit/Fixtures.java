// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.bundle.Workload;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Bundles of any size, as a capture of a cluster with a CSI driver makes them: the same number
 * gives the same bundle, byte for byte.
 *
 * <p>Claims are {@code data-0}, {@code data-1}, ... in namespaces {@code team-0} to {@code team-9};
 * every object carries what the API server, the provisioner and the controllers leave on it.
 */
public final class Fixtures {
  public static final String DRIVER = "disk.csi.example.com";
  public static final String CLASS = "fast";
  private static final int NAMESPACES = 10;
  private static final String TIME = "2025-01-02T03:04:05Z";

  private Fixtures() {}

  /** A bundle of so many bound volumes. */
  public static Bundle bundle(int volumes) {
    return new Bundle(
        header(),
        "",
        volumes(volumes),
        List.of(storageClass()),
        List.of(ObjectBuilders.driver(DRIVER)),
        List.of(
            new Workload(
                "StatefulSet",
                "team-0",
                "data",
                Optional.of(1L),
                volumes == 0 ? List.of() : List.of(claimName(0)))),
        List.of());
  }

  public static BundleHeader header() {
    return new BundleHeader(
        BundleHeader.FORMAT_VERSION,
        "test",
        "source",
        "6e0d2f0a-0000-4000-8000-000000000000",
        "v1.36.3",
        TIME,
        CaptureRequest.EVERYTHING);
  }

  /** So many bound pairs. */
  public static List<Volume> volumes(int count) {
    return IntStream.range(0, count).mapToObj(Fixtures::pair).toList();
  }

  /** The pair of that number: a volume that a CSI driver provisioned, bound to its claim. */
  public static Volume pair(int number) {
    return Volume.of(volume(number), claim(number));
  }

  public static ClaimName claimName(int number) {
    return new ClaimName("team-" + number % NAMESPACES, "data-" + number);
  }

  public static KubeObject storageClass() {
    return ObjectBuilders.storageClass(CLASS, DRIVER).build();
  }

  public static KubeObject volume(int number) {
    ClaimName claim = claimName(number);
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolume",
         "metadata": {"name": "%1$s", "uid": "%2$s", "resourceVersion": "%3$d",
          "creationTimestamp": "2025-01-02T03:04:05Z",
          "annotations": {"pv.kubernetes.io/provisioned-by": "disk.csi.example.com",
           "volume.kubernetes.io/provisioner-deletion-secret-name": "",
           "volume.kubernetes.io/provisioner-deletion-secret-namespace": ""},
          "finalizers": ["external-provisioner.volume.kubernetes.io/finalizer",
           "kubernetes.io/pv-protection", "external-attacher/disk-csi-example-com"]},
         "spec": {"accessModes": ["ReadWriteOnce"], "capacity": {"storage": "10Gi"},
          "claimRef": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "namespace": "%4$s",
           "name": "%5$s", "resourceVersion": "%6$d", "uid": "%7$s"},
          "csi": {"driver": "disk.csi.example.com", "fsType": "ext4",
           "volumeAttributes": {"storage.kubernetes.io/csiProvisionerIdentity":
            "1735787045000-1-disk.csi.example.com"}, "volumeHandle": "%8$s"},
          "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [
           {"key": "topology.kubernetes.io/zone", "operator": "In", "values": ["zone-a"]}]}]}},
          "persistentVolumeReclaimPolicy": "Delete", "storageClassName": "fast",
          "volumeMode": "Filesystem"},
         "status": {"phase": "Bound", "lastPhaseTransitionTime": "2025-01-02T03:04:05Z"}}
        """
            .formatted(
                volumeName(number),
                uid("a", number),
                1_000_000 + number,
                claim.namespace(),
                claim.name(),
                500_000 + number,
                uid("c", number),
                handle(number)));
  }

  public static KubeObject claim(int number) {
    ClaimName claim = claimName(number);
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
         "metadata": {"name": "%1$s", "namespace": "%2$s", "uid": "%3$s",
          "resourceVersion": "%4$d", "creationTimestamp": "2025-01-02T03:04:05Z",
          "annotations": {"pv.kubernetes.io/bind-completed": "yes",
           "pv.kubernetes.io/bound-by-controller": "yes",
           "volume.beta.kubernetes.io/storage-provisioner": "disk.csi.example.com",
           "volume.kubernetes.io/selected-node": "node-a",
           "volume.kubernetes.io/storage-provisioner": "disk.csi.example.com"},
          "finalizers": ["kubernetes.io/pvc-protection"], "labels": {"app": "data"}},
         "spec": {"accessModes": ["ReadWriteOnce"],
          "resources": {"requests": {"storage": "10Gi"}}, "storageClassName": "fast",
          "volumeMode": "Filesystem", "volumeName": "%5$s"},
         "status": {"accessModes": ["ReadWriteOnce"], "capacity": {"storage": "10Gi"},
          "phase": "Bound"}}
        """
            .formatted(
                claim.name(),
                claim.namespace(),
                uid("c", number),
                1_000_000 + number,
                volumeName(number)));
  }

  /** The PersistentVolume's name of that number. */
  public static String volumeName(int number) {
    return "pvc-" + uid("c", number);
  }

  /** The disk's handle of that number. */
  public static String handle(int number) {
    return "vol-%017x".formatted(number);
  }

  private static String uid(String start, int number) {
    return start + "0000000-0000-4000-8000-%012d".formatted(number);
  }
}
