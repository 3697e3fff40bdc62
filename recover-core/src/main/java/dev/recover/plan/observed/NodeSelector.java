// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node satisfies the {@code spec.nodeAffinity.required} of a PersistentVolume.
 *
 * <p>Terms are alternatives; the requirements of one term hold together; a term without any
 * requirement matches nothing. An operator that this build does not know matches nothing.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go">
 *     nodeaffinity.go</a>
 */
final class NodeSelector {
  private NodeSelector() {}

  /** Whether the node matches; a volume without required affinity matches every node. */
  static boolean matches(KubeObject volume, KubeObject node, Map<String, String> labels) {
    if (volume.at("spec", "nodeAffinity", "required").isEmpty()) {
      return true;
    }
    for (Object term : volume.list("spec", "nodeAffinity", "required", "nodeSelectorTerms")) {
      if (term instanceof Map<?, ?> map && matchesTerm(map, node, labels)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesTerm(Map<?, ?> term, KubeObject node, Map<String, String> labels) {
    List<?> expressions = list(term.get("matchExpressions"));
    List<?> fields = list(term.get("matchFields"));
    if (expressions.isEmpty() && fields.isEmpty()) {
      return false;
    }
    for (Object expression : expressions) {
      if (!(expression instanceof Map<?, ?> map)
          || !holds(map, Optional.ofNullable(labels.get(String.valueOf(map.get("key")))))) {
        return false;
      }
    }
    for (Object field : fields) {
      if (!(field instanceof Map<?, ?> map)
          || !"metadata.name".equals(map.get("key"))
          || !holds(map, Optional.of(node.name()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Map<?, ?> requirement, Optional<String> actual) {
    List<?> values = list(requirement.get("values"));
    switch (String.valueOf(requirement.get("operator"))) {
      case "In":
        return actual.isPresent() && values.contains(actual.get());
      case "NotIn":
        return actual.isEmpty() || !values.contains(actual.get());
      case "Exists":
        return actual.isPresent();
      case "DoesNotExist":
        return actual.isEmpty();
      case "Gt":
        return compared(actual, values, 1);
      case "Lt":
        return compared(actual, values, -1);
      default:
        return false;
    }
  }

  private static boolean compared(Optional<String> actual, List<?> values, int sign) {
    if (actual.isEmpty() || values.size() != 1) {
      return false;
    }
    try {
      long left = Long.parseLong(actual.get());
      long right = Long.parseLong(String.valueOf(values.get(0)));
      return Long.compare(left, right) == sign;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
