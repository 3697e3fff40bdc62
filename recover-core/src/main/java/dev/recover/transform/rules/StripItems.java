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
import java.util.function.Predicate;

/** Removes items of one list, all or those that a test picks. */
record StripItems(
    Explanation explanation,
    FieldPath path,
    Predicate<Object> picks,
    Function<Object, String> reason)
    implements Rule {

  /**
   * @param sample the list with one item that goes, as YAML
   */
  static StripItems of(String id, Scope scope, FieldPath path, String sample) {
    Explanation explanation =
        Explanation.of(id, scope, Action.STRIP, "")
            .what("Removes every item of " + path + " that no rule before this one removed.")
            .example(Fragments.yaml(scope, path, "\n" + sample), "");
    return new StripItems(explanation, path, item -> true, item -> "");
  }

  StripItems picking(Predicate<Object> test) {
    Explanation picky = explanation.what("Removes from " + path + " what its example shows.");
    return new StripItems(picky, path, test, reason);
  }

  StripItems title(String title) {
    return explained(explanation.title(title));
  }

  StripItems why(String text) {
    return explained(explanation.why(text));
  }

  StripItems source(String link) {
    return explained(explanation.source(link));
  }

  /** Why, for one item, as a clause. */
  StripItems because(String clause) {
    return because(item -> clause);
  }

  /** Why, for one item, as a clause made from it. */
  StripItems because(Function<Object, String> clause) {
    return new StripItems(explanation, path, picks, clause);
  }

  private StripItems explained(Explanation better) {
    return new StripItems(better, path, picks, reason);
  }

  @Override
  public void rewrite(Draft draft) {
    for (Side side : explanation.scope().sides()) {
      draft.stripItems(side, path, picks, reason);
    }
  }
}
