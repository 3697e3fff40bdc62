// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import java.util.Map;

/** The objects of the story. */
final class DemoObjects {
  private DemoObjects() {}

  static KubeObject storageClass(String driver) {
    return object(
        """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: fast}
        provisioner: %s
        reclaimPolicy: Delete
        """
            .formatted(driver));
  }

  static KubeObject statefulSet(int replicas) {
    return object(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: redis, namespace: %s}
        spec:
          serviceName: redis
          replicas: %d
          podManagementPolicy: Parallel
          selector: {matchLabels: {app: redis}}
          template:
            metadata: {labels: {app: redis}}
            spec:
              containers:
              - name: redis
                image: redis:7
                volumeMounts: [{name: data, mountPath: /data}]
          volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              storageClassName: fast
              resources: {requests: {storage: 1Gi}}
        """
            .formatted(DemoCluster.NAMESPACE, replicas));
  }

  private static KubeObject object(String yaml) {
    if (Yaml.parse(yaml) instanceof Map<?, ?> tree) {
      return KubeObject.of(dev.recover.model.Json.asMap(tree));
    }
    throw new IllegalStateException("not an object");
  }
}
