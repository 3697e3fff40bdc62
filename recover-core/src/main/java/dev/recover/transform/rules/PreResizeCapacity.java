// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Keeps the size before a resize only while the file system is still to grow. */
final class PreResizeCapacity implements Rule {
  private static final FieldPath PATH =
      FieldPath.annotation("volume.alpha.kubernetes.io/pre-resize-capacity");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "strip-pre-resize-capacity",
            Scope.BOTH,
            Action.CONDITIONAL,
            "A finished resize is not done again")
        .what(
            """
            Removes the annotation volume.alpha.kubernetes.io/pre-resize-capacity, unless the claim's
            file system was still to be resized when it was captured (FileSystemResizePending), or
            nothing of the claim's status was captured.
            """)
        .why(
            """
            At bind the controller copies it to the claim's status.capacity so that the kubelet goes on
            growing the file system. A stale value makes the claim look too small; a missing one leaves
            the file system smaller than the disk.
            """)
        .source(Sources.volumeController("updateClaimStatus"))
        .example(
            """
            volume:
              metadata:
                annotations:
                  volume.alpha.kubernetes.io/pre-resize-capacity: 5Gi
            claim: {status: {phase: Bound}}
            """,
            "claim: {status: {phase: Bound}}");
  }

  @Override
  public void rewrite(Draft draft) {
    KubeObject claim = draft.captured(Side.CLAIM);
    boolean known = !claim.map("status").isEmpty();
    if (known && !Resizes.pending(claim).contains("FileSystemResizePending")) {
      draft.strip(
          Side.VOLUME, PATH, "no file system was waiting to grow when the claim was captured");
    }
  }
}
