// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.volume.LabelSelector;
import java.util.List;
import java.util.Map;

/** Whether a node can reach a volume, as the scheduler judges it: by affinity, and by labels. */
final class Topology {
  private static final String GA = "topology.kubernetes.io/";
  private static final String BETA = "failure-domain.beta.kubernetes.io/";

  private Topology() {}

  /** Whether the volume's nodeAffinity lets the node use it. */
  static boolean affinityAllows(KubeObject volume, KubeObject node) {
    List<Object> terms = volume.list("spec", "nodeAffinity", "required", "nodeSelectorTerms");
    return volume.at("spec", "nodeAffinity", "required").isEmpty()
        || terms.stream().anyMatch(term -> matches(tree(term), node));
  }

  private static boolean matches(KubeObject term, KubeObject node) {
    List<Object> expressions = term.list("matchExpressions");
    List<Object> fields = term.list("matchFields");
    return !(expressions.isEmpty() && fields.isEmpty())
        && expressions.stream().allMatch(e -> LabelSelector.holds(tree(e), node.labels()))
        && fields.stream()
            .allMatch(f -> LabelSelector.holds(tree(f), Map.of("metadata.name", node.name())));
  }

  /** Whether the node is in a zone and region of the volume's labels; {@code a__b} means both. */
  static boolean zoneAllows(KubeObject volume, KubeObject node) {
    for (String part : List.of("zone", "region")) {
      for (String family : List.of(GA, BETA)) {
        String wanted = volume.labels().get(family + part);
        String actual = node.labels().getOrDefault(GA + part, node.labels().get(BETA + part));
        if (wanted != null && !List.of(wanted.split("__")).contains(actual)) {
          return false;
        }
      }
    }
    return true;
  }

  private static KubeObject tree(Object item) {
    return KubeObject.of(Json.asMap((Map<?, ?>) item));
  }
}
