// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.util.function.Function;

/** Removes one field wherever it stands. */
record Strip(Explanation explanation, FieldPath path, Function<Object, String> reason)
    implements Rule {

  /**
   * @param sample a value the field may have, for the example
   */
  static Strip field(String id, Scope scope, FieldPath path, String sample) {
    String objects = scope == Scope.BOTH ? "both objects" : "the " + scope.word();
    Explanation explanation =
        Explanation.of(id, scope, Action.STRIP, "")
            .what("Removes " + path + " from " + objects + ".")
            .example(Fragments.yaml(scope, path, sample), "");
    return new Strip(explanation, path, value -> "");
  }

  static Strip annotation(String id, Scope scope, String key, String sample) {
    return field(id, scope, FieldPath.annotation(key), sample);
  }

  Strip title(String title) {
    return explained(explanation.title(title));
  }

  Strip why(String text) {
    return explained(explanation.why(text));
  }

  Strip source(String link) {
    return explained(explanation.source(link));
  }

  /** Why, for one object, as a clause. */
  Strip because(String clause) {
    return because(value -> clause);
  }

  /** Why, for one object, as a clause made from the value that goes. */
  Strip because(Function<Object, String> clause) {
    return new Strip(explanation, path, clause);
  }

  private Strip explained(Explanation better) {
    return new Strip(better, path, reason);
  }

  @Override
  public void rewrite(Draft draft) {
    for (Side side : explanation.scope().sides()) {
      if (draft.has(side, path)) {
        draft.strip(side, path, draft.at(side, path).map(reason).orElse(""));
      }
    }
  }
}
