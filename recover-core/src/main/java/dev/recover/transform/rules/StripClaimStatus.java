// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.util.Set;

/** Removes a claim's status and says what was under way in it. */
final class StripClaimStatus implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "strip-claim-status",
            Scope.CLAIM,
            Action.STRIP,
            "The target works out the claim's state")
        .what(
            """
            Removes status, and reports RESIZE_PENDING for a resize, a file system that was still to
            grow, or a change of volume attributes that was under way.
            """)
        .why(
            """
            The API server resets it to Pending on create: conditions, capacity, allocatedResources and
            modifyVolumeStatus are lost, so what they told of is said.
            """)
        .source(
            Sources.kubernetes(
                "pkg/registry/core/persistentvolumeclaim/strategy.go", "PrepareForCreate"))
        .example("status: {phase: Bound}", "");
  }

  @Override
  public void rewrite(Draft draft) {
    Set<String> pending = Resizes.pending(draft.captured(Side.CLAIM));
    if (!pending.isEmpty()) {
      draft.report(
          Diagnostic.warning(
              Code.RESIZE_PENDING,
              draft.subject(),
              "claim "
                  + draft.subject()
                  + " was being changed when it was captured: "
                  + String.join(", ", pending),
              "the state of the change stands in the claim's status, which no create can carry",
              "Compare the disk's size and attributes with the claim once it is bound, and ask for"
                  + " the change again."));
    }
    draft.strip(Side.CLAIM, StatusRules.STATUS, "it is the claim's state in the old cluster");
  }
}
