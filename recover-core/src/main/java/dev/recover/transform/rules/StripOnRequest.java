// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;
import java.util.List;
import java.util.Map;

/** Removes the labels or annotations that a rules file names. */
record StripOnRequest(String id, Setting setting, String field) implements Rule {
  private static final String OURS = "recover.dev/";

  @Override
  public Explanation explanation() {
    String metadata = "claim: {metadata: {" + field + ": {team: shop, example.com/ticket: a-1}}}";
    return Explanation.of(
            id, Scope.BOTH, Action.CONDITIONAL, "The " + field + " that were named are removed")
        .what(
            "Removes the "
                + field
                + " that "
                + setting.key()
                + " of a rules file names; a * at the end stands for any rest. Those of recover.dev/"
                + " stay.")
        .why("Some of them mean something in the old cluster only, which no rule can know.")
        .source("https://kubernetes.io/docs/reference/labels-annotations-taints/")
        .example(
            setting.key() + ": [example.com/*]",
            metadata,
            "claim: {metadata: {" + field + ": {team: shop}}}");
  }

  @Override
  public void rewrite(Draft draft) {
    for (String pattern : draft.directions().keys(setting)) {
      for (Side side : Side.values()) {
        keys(draft, side).stream()
            .filter(key -> picks(pattern, key) && !key.startsWith(OURS))
            .forEach(
                key ->
                    draft.strip(
                        side,
                        FieldPath.of("metadata", field, key),
                        setting.key() + " names " + pattern));
      }
    }
  }

  private List<String> keys(Draft draft, Side side) {
    return draft.at(side, FieldPath.of("metadata", field)).orElse(Map.of()) instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  private static boolean picks(String pattern, String key) {
    return pattern.endsWith("*")
        ? key.startsWith(pattern.substring(0, pattern.length() - 1))
        : key.equals(pattern);
  }
}
