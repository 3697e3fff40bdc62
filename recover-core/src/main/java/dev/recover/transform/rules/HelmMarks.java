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
import java.util.List;

/** Keeps the marks by which Helm knows an object of its release, unless asked to remove them. */
final class HelmMarks implements Rule {
  private static final FieldPath MANAGED_BY = FieldPath.label("app.kubernetes.io/managed-by");
  private static final List<FieldPath> ANNOTATIONS =
      List.of(
          FieldPath.annotation("meta.helm.sh/release-name"),
          FieldPath.annotation("meta.helm.sh/release-namespace"),
          FieldPath.annotation("helm.sh/resource-policy"));
  private static final String MARKED =
      """
      claim:
        metadata:
          labels:
            app.kubernetes.io/managed-by: Helm
          annotations:
            meta.helm.sh/release-name: shop
            meta.helm.sh/release-namespace: shop
      """;

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "keep-helm-marks",
            Scope.BOTH,
            Action.CONDITIONAL,
            "The same Helm release can take the claim over")
        .what(
            """
            Keeps the label app.kubernetes.io/managed-by and the annotations
            meta.helm.sh/release-name, meta.helm.sh/release-namespace and helm.sh/resource-policy. A
            rules file removes them with `helm-marks: strip`.
            """)
        .why(
            """
            Helm installs over an existing object only if it carries that label and both
            annotations; else it stops with "invalid ownership metadata". An uninstall deletes the
            claim unless helm.sh/resource-policy is keep.
            """)
        .source("https://github.com/helm/helm/blob/main/pkg/action/validate.go checkOwnership")
        .example("helm-marks: strip", MARKED, "");
  }

  @Override
  public void rewrite(Draft draft) {
    if (!draft.directions().says(Setting.HELM_MARKS, "strip")) {
      return;
    }
    for (Side side : Side.values()) {
      if (draft.text(side, MANAGED_BY).filter("Helm"::equals).isPresent()) {
        draft.strip(side, MANAGED_BY, "no Helm release of the target is to take it over");
      }
      ANNOTATIONS.forEach(
          path -> draft.strip(side, path, "no Helm release of the target is to take it over"));
    }
  }
}
