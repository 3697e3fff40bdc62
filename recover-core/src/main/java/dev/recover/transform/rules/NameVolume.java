// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Makes the claim name its volume. */
final class NameVolume implements Rule {
  private static final FieldPath PATH = FieldPath.of("spec", "volumeName");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "name-volume", Scope.BOTH, Action.REWRITE, "A claim always names its volume")
        .what(
            """
            Sets spec.volumeName of the claim to the PersistentVolume as it will be named in the
            target.
            """)
        .why(
            """
            With volumeName set nothing ever provisions: not the controller, not the provisioner, not
            the scheduler. Without it an empty disk is made in place of the real one.
            """)
        .source(Sources.volumeController("syncUnboundClaim"))
        .example(
            """
            volume: {metadata: {name: pvc-6d1f}}
            claim: {spec: {volumeName: ""}}
            """,
            """
            volume: {metadata: {name: pvc-6d1f}}
            claim: {spec: {volumeName: pvc-6d1f}}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    String name = draft.text(Side.VOLUME, Fields.NAME).orElse("");
    draft.set(Side.CLAIM, PATH, name, "a claim that names " + name + " gets no empty disk");
  }
}
