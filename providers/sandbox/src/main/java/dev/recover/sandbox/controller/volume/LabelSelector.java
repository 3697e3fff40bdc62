// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.util.Map;

/** A selector of labels as claims and workloads write it. */
public final class LabelSelector {
  private LabelSelector() {}

  /**
   * Whether labels match.
   *
   * @param selector with matchLabels and matchExpressions; an empty one matches everything
   */
  public static boolean matches(Map<String, Object> selector, Map<String, String> labels) {
    KubeObject tree = KubeObject.of(selector);
    boolean equal =
        tree.map("matchLabels").entrySet().stream()
            .allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
    return equal
        && tree.list("matchExpressions").stream()
            .allMatch(e -> holds(KubeObject.of(Json.asMap((Map<?, ?>) e)), labels));
  }

  /** Whether one expression with key, operator and values holds for labels. */
  public static boolean holds(KubeObject expression, Map<String, String> labels) {
    String value = labels.get(expression.text("key").orElse(""));
    boolean listed = value != null && expression.textList("values").contains(value);
    switch (expression.text("operator").orElse("")) {
      case "In":
        return listed;
      case "NotIn":
        return !listed;
      case "Exists":
        return value != null;
      case "DoesNotExist":
        return value == null;
      default:
        return false;
    }
  }
}
