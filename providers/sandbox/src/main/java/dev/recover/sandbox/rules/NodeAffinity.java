// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which nodes reach a volume: the shape of the terms, and how they may change. */
final class NodeAffinity {
  private static final Map<String, String> BETA_TO_GA =
      Map.of(
          "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
          "beta.kubernetes.io/os", "kubernetes.io/os",
          "beta.kubernetes.io/arch", "kubernetes.io/arch",
          "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type");
  private static final Set<String> WITH_VALUES = Set.of("In", "NotIn");
  private static final Set<String> WITHOUT_VALUES = Set.of("Exists", "DoesNotExist");

  private NodeAffinity() {}

  static void check(String field, @Nullable Object affinity, List<FieldError> errors) {
    if (affinity == null) {
      return;
    }
    if (!(Tree.at(affinity, "required") instanceof Map<?, ?> required)) {
      errors.add(
          FieldError.required(field + ".required", "must specify required node constraints"));
      return;
    }
    String terms = field + ".required.nodeSelectorTerms";
    List<Object> list = Tree.list(required, "nodeSelectorTerms");
    if (list.isEmpty()) {
      errors.add(FieldError.required(terms, "must have at least one node selector term"));
    }
    for (int i = 0; i < list.size(); i++) {
      List<Object> expressions = Tree.list(list.get(i), "matchExpressions");
      for (int j = 0; j < expressions.size(); j++) {
        expression(terms + "[" + i + "].matchExpressions[" + j + "]", expressions.get(j), errors);
      }
    }
  }

  private static void expression(
      String field, @Nullable Object expression, List<FieldError> errors) {
    String operator = Tree.text(expression, "operator");
    int values = Tree.list(expression, "values").size();
    if (WITH_VALUES.contains(operator)) {
      if (values == 0) {
        errors.add(
            FieldError.required(
                field + ".values", "must be specified when `operator` is 'In' or 'NotIn'"));
      }
    } else if (WITHOUT_VALUES.contains(operator)) {
      if (values > 0) {
        errors.add(
            FieldError.forbidden(
                field + ".values",
                "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
      }
    } else if (Set.of("Gt", "Lt").contains(operator)) {
      if (values != 1) {
        errors.add(
            FieldError.required(
                field + ".values",
                "must be specified single value when `operator` is 'Lt' or 'Gt'"));
      }
    } else {
      Syntax.invalid(field + ".operator", operator, "not a valid selector operator", errors);
    }
    Syntax.qualifiedName(field + ".key", Tree.text(expression, "key"), errors);
  }

  /** Once set only the names of five labels may change, from beta to stable. */
  static void checkUpdate(
      @Nullable Object affinity, @Nullable Object before, List<FieldError> errors) {
    if (before == null || Objects.equals(affinity, before)) {
      return;
    }
    if (affinity == null || !Objects.equals(stable(affinity), stable(before))) {
      errors.add(
          FieldError.invalid(
              "nodeAffinity",
              Json.compact(affinity),
              "field is immutable, except for updating from beta label to GA"));
    }
  }

  /** Says which labels are beta and what to write instead. */
  static List<String> warnings(String field, @Nullable Object affinity) {
    List<String> warnings = new ArrayList<>();
    List<Object> terms = Tree.list(affinity, "required", "nodeSelectorTerms");
    for (int i = 0; i < terms.size(); i++) {
      List<Object> expressions = Tree.list(terms.get(i), "matchExpressions");
      for (int j = 0; j < expressions.size(); j++) {
        String key = Tree.text(expressions.get(j), "key");
        String stable = BETA_TO_GA.get(key);
        if (stable != null) {
          String since =
              key.startsWith("beta.kubernetes.io/") && !key.endsWith("type") ? "14" : "17";
          warnings.add(
              field
                  + ".required.nodeSelectorTerms["
                  + i
                  + "].matchExpressions["
                  + j
                  + "].key: "
                  + key
                  + " is deprecated since v1."
                  + since
                  + "; use \""
                  + stable
                  + "\" instead");
        }
      }
    }
    return warnings;
  }

  private static @Nullable Object stable(@Nullable Object affinity) {
    Object copy = Tree.copy(affinity);
    for (Object term : Tree.list(copy, "required", "nodeSelectorTerms")) {
      for (Object expression : Tree.list(term, "matchExpressions")) {
        String key = Tree.text(expression, "key");
        Tree.map(expression).put("key", BETA_TO_GA.getOrDefault(key, key));
      }
    }
    return copy;
  }
}
