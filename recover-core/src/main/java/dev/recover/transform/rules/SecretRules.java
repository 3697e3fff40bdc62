// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Rule;
import java.util.List;

/** Secrets that a volume names. */
public final class SecretRules {
  private SecretRules() {}

  public static List<Rule> all() {
    return List.of(
        new SecretRef(
            "map-controller-publish-secret", "controllerPublishSecretRef", "for attaching"),
        new SecretRef("map-controller-expand-secret", "controllerExpandSecretRef", "for growing"),
        new SecretRef("map-node-stage-secret", "nodeStageSecretRef", "for staging on a node"),
        new SecretRef("map-node-publish-secret", "nodePublishSecretRef", "for mounting"),
        new SecretRef(
            "map-node-expand-secret", "nodeExpandSecretRef", "for growing the file system"),
        SecretAnnotations.deletion(),
        SecretAnnotations.modification(),
        new InTreeSecret());
  }
}
