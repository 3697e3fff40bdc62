// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.util.List;

/** Moves mount options from the beta annotation into the field. */
final class MountOptionsAnnotation implements Rule {
  private static final FieldPath ANNOTATION =
      FieldPath.annotation("volume.beta.kubernetes.io/mount-options");
  private static final FieldPath FIELD = FieldPath.of("spec", "mountOptions");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "move-mount-options-annotation",
            Scope.VOLUME,
            Action.REWRITE,
            "Mount options belong into their field")
        .what(
            """
            Splits the annotation volume.beta.kubernetes.io/mount-options at its commas into
            spec.mountOptions, and removes it.
            """)
        .why(
            """
            It wins over the field, and on a CSI volume the API server refuses it: 422 "may not specify
            mount options for this volume type".
            """)
        .source(Sources.kubernetes("pkg/volume/validation/pv_validation.go", "checkMountOption"))
        .example(
            """
            metadata:
              annotations:
                volume.beta.kubernetes.io/mount-options: hard,nfsvers=4.1
            """,
            """
            spec:
              mountOptions: [hard, nfsvers=4.1]
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    draft
        .text(Side.VOLUME, ANNOTATION)
        .ifPresent(
            options -> {
              if (!options.isBlank()) {
                draft.set(
                    Side.VOLUME,
                    FIELD,
                    List.of(options.strip().split("\\s*,\\s*")),
                    "the annotation that says so wins over this field");
              }
              draft.strip(Side.VOLUME, ANNOTATION, "spec.mountOptions says the same");
            });
  }
}
