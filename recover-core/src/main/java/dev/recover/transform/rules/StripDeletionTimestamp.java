// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Removes the mark of a deletion and says that there was one. */
final class StripDeletionTimestamp implements Rule {
  private static final FieldPath PATH = FieldPath.of("metadata", "deletionTimestamp");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "strip-deletion-timestamp",
            Scope.BOTH,
            Action.STRIP,
            "A new object is not being deleted")
        .what(
            """
            Removes metadata.deletionTimestamp from both objects and reports WAS_TERMINATING: the
            object was being deleted when it was captured.
            """)
        .why(
            """
            The API server resets it on create. That somebody had asked for the deletion would be
            lost if it went silently.
            """)
        .source(Sources.serverMetadata("WipeObjectMetaSystemFields"))
        .example(
            """
            claim:
              metadata:
                deletionTimestamp: "2024-05-02T08:00:00Z"
            """,
            "");
  }

  @Override
  public void rewrite(Draft draft) {
    for (Side side : Side.values()) {
      draft.at(side, PATH).ifPresent(time -> report(draft, side, time));
      draft.strip(side, PATH, "the deletion was asked for in the old cluster");
    }
  }

  private static void report(Draft draft, Side side, Object time) {
    draft.report(
        Diagnostic.warning(
            Code.WAS_TERMINATING,
            draft.subject(),
            side.kind()
                + " "
                + draft.captured(side).name()
                + " was being deleted when it was captured",
            "its deletionTimestamp is " + time,
            "Leave it out if it was meant to go; otherwise nothing is to be done."));
  }
}
