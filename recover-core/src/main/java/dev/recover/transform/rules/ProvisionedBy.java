// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Removes who provisioned a CSI volume; in-tree sources need it. */
final class ProvisionedBy implements Rule {
  private static final FieldPath PATH = FieldPath.annotation("pv.kubernetes.io/provisioned-by");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "strip-provisioned-by",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "A restored CSI volume was provisioned by nobody")
        .what(
            """
            Removes the annotation pv.kubernetes.io/provisioned-by from volumes with a CSI source;
            keeps it for in-tree sources.
            """)
        .why(
            """
            If the claim binds elsewhere, a volume that carries it is released and reclaimed instead of
            only unbound. In-tree sources need it to be marked for their CSI driver; without it a later
            deletion ends in Failed. Removing it does not protect a disk from policy Delete.
            """)
        .source(Sources.migration("updateMigrationAnnotations"))
        .example(
            """
            metadata:
              annotations:
                pv.kubernetes.io/provisioned-by: ebs.csi.aws.com
            """,
            "");
  }

  @Override
  public void rewrite(Draft draft) {
    if (draft.isCsi()) {
      draft.strip(
          Side.VOLUME,
          PATH,
          "if its claim bound elsewhere, the volume would be reclaimed instead of only unbound");
    }
  }
}
