// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;

/** Moves the namespace of a Helm release along with the namespaces that are mapped. */
final class HelmReleaseNamespace implements Rule {
  private static final FieldPath PATH = FieldPath.annotation("meta.helm.sh/release-namespace");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "map-helm-release-namespace",
            Scope.BOTH,
            Action.CONDITIONAL,
            "The Helm release moves with its namespace")
        .what(
            """
            Rewrites the annotation meta.helm.sh/release-namespace when the namespace it names is
            mapped.
            """)
        .why(
            """
            A release installed into the new namespace does not take over a claim that names the old
            one: "invalid ownership metadata".
            """)
        .source("https://github.com/helm/helm/blob/main/pkg/action/validate.go checkOwnership")
        .example(
            "map-namespace: {shop: shop-new}",
            """
            claim:
              metadata:
                annotations:
                  meta.helm.sh/release-namespace: shop
            """,
            """
            claim:
              metadata:
                annotations:
                  meta.helm.sh/release-namespace: shop-new
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    for (Side side : Side.values()) {
      draft
          .captured(side)
          .at(PATH)
          .filter(old -> draft.has(side, PATH))
          .flatMap(old -> draft.directions().mapped(Setting.MAP_NAMESPACE, old.toString()))
          .ifPresent(
              namespace ->
                  draft.set(
                      side, PATH, namespace, "the release's namespace is mapped to " + namespace));
    }
  }
}
