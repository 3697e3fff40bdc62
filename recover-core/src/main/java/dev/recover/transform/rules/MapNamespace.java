// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;

/** Moves the claim to the namespace that was asked for. */
final class MapNamespace implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "map-namespace",
            Scope.CLAIM,
            Action.CONDITIONAL,
            "The claim goes to the namespace that was asked for")
        .what(
            """
            Sets metadata.namespace of the claim to what --map-namespace says. The volume's claimRef
            follows (reserve-claim), and so does a Helm release (map-helm-release-namespace).
            """)
        .why("A claim cannot be moved once it exists; here it is created anew.")
        .source("https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/")
        .example(
            "map-namespace: {shop: shop-new}",
            "metadata: {namespace: shop}",
            "metadata: {namespace: shop-new}");
  }

  @Override
  public void rewrite(Draft draft) {
    String old = draft.captured(Side.CLAIM).namespace();
    draft
        .directions()
        .mapped(Setting.MAP_NAMESPACE, old)
        .ifPresent(
            name ->
                draft.set(
                    Side.CLAIM,
                    Fields.NAMESPACE,
                    name,
                    "map-namespace turns " + old + " into " + name));
  }
}
