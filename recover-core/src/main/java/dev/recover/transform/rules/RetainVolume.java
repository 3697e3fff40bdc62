// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rewritten;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Makes the policy Retain and remembers another that the volume had. */
final class RetainVolume implements Rule {
  private static final FieldPath POLICY = FieldPath.of("spec", "persistentVolumeReclaimPolicy");
  private static final FieldPath ORIGINAL = FieldPath.annotation(Rewritten.ORIGINAL_POLICY);

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "retain-volume",
            Scope.VOLUME,
            Action.REWRITE,
            "A restored volume never takes its disk with it")
        .what(
            """
            Sets spec.persistentVolumeReclaimPolicy to Retain. Another captured policy is remembered in
            the annotation recover.dev/original-reclaim-policy, and `recover protect --restore` puts it
            back.
            """)
        .why(
            """
            With Delete, whatever releases the volume destroys the disk: a wrong uid, a claim deleted by
            mistake, a namespace removed. Retain turns each of them into a volume that is Released.
            """)
        .source(Sources.volumeController("reclaimVolume"))
        .example(
            "spec: {persistentVolumeReclaimPolicy: Delete}",
            """
            metadata:
              annotations:
                recover.dev/original-reclaim-policy: Delete
            spec: {persistentVolumeReclaimPolicy: Retain}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    String captured = draft.text(Side.VOLUME, POLICY).orElse("");
    if (captured.equals("Retain")) {
      return;
    }
    if (captured.isEmpty()) {
      draft.set(Side.VOLUME, POLICY, "Retain", "says what the API server would assume");
      return;
    }
    draft.set(Side.VOLUME, POLICY, "Retain", "with " + captured + " the disk could be lost");
    draft.set(Side.VOLUME, ORIGINAL, captured, "remembers the policy that the volume had");
  }
}
