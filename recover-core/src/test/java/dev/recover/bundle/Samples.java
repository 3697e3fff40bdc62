// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Optional;

/** A small bundle for the tests of its format. */
final class Samples {
  private Samples() {}

  static KubeObject volume(String name, String namespace, String claim) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolume",
         "metadata": {"name": "%s", "uid": "u-%1$s", "labels": {"z": "1", "a": "2"}},
         "spec": {"storageClassName": "fast", "capacity": {"storage": "1Gi"},
          "claimRef": {"namespace": "%s", "name": "%s"}, "futureField": {"x": [1, 2.50, null]},
          "csi": {"driver": "d.example.com", "volumeHandle": "h-%1$s"}}}
        """
            .formatted(name, namespace, claim));
  }

  static KubeObject claim(String namespace, String name, String volume) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
         "metadata": {"namespace": "%s", "name": "%s"},
         "spec": {"volumeName": "%s", "storageClassName": "fast"}}
        """
            .formatted(namespace, name, volume));
  }

  static Volume pair(String namespace, String claim) {
    String volume = "pv-" + namespace + "-" + claim;
    return Volume.of(volume(volume, namespace, claim), claim(namespace, claim, volume));
  }

  static BundleHeader header(String time) {
    return new BundleHeader(
        BundleHeader.FORMAT_VERSION,
        "1.0",
        "prod",
        "uid-1",
        "v1.36.3",
        time,
        new CaptureRequest(
            List.of("db", "app"),
            "tier=db",
            "fast",
            List.of(new ClaimName("db", "data-0")),
            List.of()));
  }

  static Bundle bundle(Volume... volumes) {
    return new Bundle(
        header("2025-01-02T03:04:05Z"),
        "",
        List.of(volumes),
        List.of(
            KubeObject.parse(
                """
                {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
                 "metadata": {"name": "fast"}, "provisioner": "d.example.com"}
                """)),
        List.of(
            KubeObject.parse(
                """
                {"apiVersion": "storage.k8s.io/v1", "kind": "CSIDriver",
                 "metadata": {"name": "d.example.com"}, "spec": {"attachRequired": true}}
                """)),
        List.of(
            new Workload(
                "StatefulSet", "db", "redis", Optional.of(3L), List.of(new ClaimName("db", "a"))),
            new Workload("DaemonSet", "db", "agent", Optional.empty(), List.of())),
        List.of(
            Diagnostic.warning(Code.POLICY_DELETE, "db/a", "it is Delete", "so", "recover protect")
                .withDetails(List.of("one", "two"))));
  }
}
