// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.util.Map;

/** Which volumes the role of an EBS driver may attach, detach and delete. */
public enum DriverPolicy {
  /**
   * AmazonEBSCSIDriverPolicyV2: those that a driver made, by their tags.
   *
   * @see <a href="https://github.com/kubernetes-sigs/aws-ebs-csi-driver/tree/master/docs">docs</a>
   */
  BY_TAG,
  /** AmazonEBSCSIDriverEKSClusterScopedPolicy: those that name this cluster. */
  BY_CLUSTER;

  boolean allows(Map<String, String> tags, String cluster) {
    return this == BY_CLUSTER
        ? cluster.equals(tags.get("ebs.csi.aws.com/cluster-name"))
        : "true".equals(tags.get("ebs.csi.aws.com/cluster"))
            || tags.containsKey("kubernetes.io/created-for/pvc/name");
  }
}
