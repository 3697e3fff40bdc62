// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which node a PersistentVolume is tied to, as its nodeAffinity says. */
final class NodeName {
  /** Where nothing says on which node the folder is: on any node there is one of that path. */
  static final String ANY = "*";

  private static final Set<String> NAMES = Set.of("kubernetes.io/hostname", "metadata.name");

  private NodeName() {}

  /**
   * Returns the node's name, several with a comma, the labels required when no name is, or {@value
   * #ANY}.
   */
  static String of(KubeObject volume) {
    Set<String> names = new TreeSet<>();
    Set<String> labels = new TreeSet<>();
    for (Object term : volume.list("spec", "nodeAffinity", "required", "nodeSelectorTerms")) {
      if (term instanceof Map<?, ?> map) {
        collect(map.get("matchExpressions"), names, labels);
        collect(map.get("matchFields"), names, labels);
      }
    }
    if (!names.isEmpty()) {
      return String.join(",", names);
    }
    return labels.isEmpty() ? ANY : String.join(";", labels);
  }

  private static void collect(@Nullable Object expressions, Set<String> names, Set<String> labels) {
    if (!(expressions instanceof List<?> list)) {
      return;
    }
    for (Object item : list) {
      if (item instanceof Map<?, ?> expression
          && "In".equals(expression.get("operator"))
          && expression.get("values") instanceof List<?> values) {
        Set<String> sorted = new TreeSet<>();
        values.forEach(value -> sorted.add(String.valueOf(value)));
        if (NAMES.contains(String.valueOf(expression.get("key")))) {
          names.addAll(sorted);
        } else {
          labels.add(expression.get("key") + "=" + String.join(",", sorted));
        }
      }
    }
  }
}
