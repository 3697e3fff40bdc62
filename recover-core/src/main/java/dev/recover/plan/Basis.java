// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import java.util.List;

/**
 * What a plan rests on.
 *
 * @param bundleDigest {@code sha256:...} of the bundle, "" when the plan was not made from one
 * @param clusterUid the uid of the target's kube-system
 * @param clusterName the target's name in the kubeconfig, for messages and for confirming
 * @param observed what was seen of each object that a step names, in order
 */
public record Basis(
    String bundleDigest, String clusterUid, String clusterName, List<Fact> observed) {
  public Basis {
    observed = observed.stream().sorted().toList();
  }
}
