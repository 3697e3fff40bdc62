// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Moves the storage class from the beta annotation into the field. */
record ClassAnnotation(String id, Scope scope) implements Rule {
  private static final FieldPath ANNOTATION =
      FieldPath.annotation("volume.beta.kubernetes.io/storage-class");

  @Override
  public Explanation explanation() {
    return Explanation.of(id, scope, Action.REWRITE, "The storage class belongs into its field")
        .what(
            """
            Puts the value of the annotation volume.beta.kubernetes.io/storage-class into
            spec.storageClassName, and removes it.
            """)
        .why(
            """
            The annotation wins over the field and cannot be changed on a claim, so the two objects
            could name different classes however the fields look.
            """)
        .source(Sources.storageHelpers("GetPersistentVolumeClass, GetPersistentVolumeClaimClass"))
        .example(
            """
            metadata:
              annotations:
                volume.beta.kubernetes.io/storage-class: gp2
            """,
            """
            spec:
              storageClassName: gp2
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    for (Side side : scope.sides()) {
      draft
          .text(side, ANNOTATION)
          .ifPresent(
              name -> {
                draft.set(
                    side,
                    Fields.STORAGE_CLASS,
                    name,
                    "the annotation that names " + quoted(name) + " wins over this field");
                draft.strip(side, ANNOTATION, "spec.storageClassName says the same");
              });
    }
  }

  private static String quoted(String name) {
    return name.isEmpty() ? "no class" : "class " + name;
  }
}
