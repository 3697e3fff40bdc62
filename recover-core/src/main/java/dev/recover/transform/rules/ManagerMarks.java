// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import static dev.recover.transform.Scope.BOTH;

import dev.recover.model.FieldPath;
import dev.recover.transform.Rule;
import dev.recover.transform.Setting;
import java.util.List;

/** What kubectl, Helm, Argo CD and Flux wrote onto an object to know it again. */
public final class ManagerMarks {
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final String ARGO_SOURCE =
      "https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/";
  private static final String FLUX_SOURCE =
      "https://fluxcd.io/flux/components/kustomize/kustomizations/";
  private static final String PRUNES =
      """
      Kept only if that same manager will take the object over, as it may delete what it finds
      marked as its own and not in its source. It marks again what it applies.
      """;

  static final Strip LAST_APPLIED =
      Strip.annotation(
              "strip-last-applied-configuration",
              BOTH,
              "kubectl.kubernetes.io/last-applied-configuration",
              "'{\"spec\":{\"claimRef\":{\"uid\":\"0b8f\"}}}'")
          .title("kubectl apply starts from the new object")
          .why(
              """
              It holds an earlier text of the object, a stale claimRef and uid included, and the next
              kubectl apply would merge against it.
              """)
          .source("https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/")
          .because("it is an earlier text of the object, with what belonged to the old cluster");

  static final StripMark ARGO =
      new StripMark(
          Strip.annotation(
                  "strip-argo-tracking-id",
                  BOTH,
                  "argocd.argoproj.io/tracking-id",
                  "shop:/PersistentVolumeClaim:shop/data")
              .title("Argo CD marks again what it applies")
              .why(PRUNES)
              .source(ARGO_SOURCE)
              .because(mark -> "Argo CD in the target may prune what carries its mark, " + mark),
          Setting.GITOPS_MARKS);

  private ManagerMarks() {}

  public static List<Rule> all() {
    return List.of(
        LAST_APPLIED,
        ARGO,
        flux("kustomize.toolkit.fluxcd.io", "name"),
        flux("kustomize.toolkit.fluxcd.io", "namespace"),
        flux("helm.toolkit.fluxcd.io", "name"),
        flux("helm.toolkit.fluxcd.io", "namespace"),
        keepInstance(),
        new HelmMarks(),
        new HelmReleaseNamespace(),
        keepOthers());
  }

  private static StripMark flux(String group, String field) {
    String id = "strip-flux-" + group.substring(0, group.indexOf('.')) + "-" + field;
    FieldPath path = FieldPath.label(group + "/" + field);
    return new StripMark(
        Strip.field(id, BOTH, path, "shop")
            .title("Flux marks again what it applies")
            .why(PRUNES)
            .source(FLUX_SOURCE)
            .because(mark -> "it belongs to " + mark + " of the old cluster's Flux"),
        Setting.GITOPS_MARKS);
  }

  private static Keep keepInstance() {
    return Keep.showing(
        Keep.of("keep-instance-label", BOTH, "The instance label is more than Argo CD's")
            .what(
                """
                Keeps app.kubernetes.io/instance. Where an Argo CD of the target tracks by this label
                and prunes, remove it with strip-labels.
                """)
            .why(
                """
                It is one of the labels that Kubernetes recommends: Helm charts, selectors and
                operators read it. Were Argo CD to prune the claim, the Retain policy keeps the disk.
                """)
            .source(ARGO_SOURCE),
        "claim:\n  metadata:\n    labels:\n      " + INSTANCE + ": shop");
  }

  private static Keep keepOthers() {
    return Keep.showing(
        Keep.of("keep-labels-and-annotations", BOTH, "Other labels and annotations go through")
            .what(
                """
                Keeps every label and annotation that no other rule is about, those that this build
                does not know included.
                """)
            .why(
                """
                Operators and selectors find their claims by them: without its label a
                CloudNativePG cluster does not take a claim over.
                """)
            .source("https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/"),
        """
        claim:
          metadata:
            labels:
              cnpg.io/cluster: orders
        """);
  }
}
