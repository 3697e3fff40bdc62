// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;

/** Lets a field through as captured; it is a rule so that it can be explained. */
record Keep(Explanation explanation) implements Rule {
  static Explanation of(String id, Scope scope, String title) {
    return Explanation.of(id, scope, Action.KEEP, title);
  }

  /** A rule that keeps what its example shows. */
  static Keep showing(Explanation explanation, String example) {
    return new Keep(explanation.example(example, example));
  }

  @Override
  public void rewrite(Draft draft) {
    // Kept.
  }
}
