// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claim templates of a cluster's StatefulSets, whatever their replicas: one of none makes no
 * claim yet, and says what its claims will be.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/statefulset/stateful_set_utils.go">
 *     stateful_set_utils.go, getPersistentVolumeClaimName</a>
 */
final class ClaimTemplates {
  /**
   * A template of one StatefulSet.
   *
   * @param claim the template, read as the claim that it makes
   */
  record Template(KubeObject set, KubeObject claim) {
    /** How messages name it. */
    String from() {
      return "StatefulSet "
          + set.namespace()
          + "/"
          + set.name()
          + ", claim template "
          + claim.name();
    }

    /** The labels that the StatefulSet puts on its claims. */
    Map<String, Object> labels() {
      Map<String, Object> labels = new LinkedHashMap<>(claim.labels());
      labels.putAll(set.map("spec", "selector", "matchLabels"));
      return labels;
    }
  }

  private final Map<ClaimName, List<Template>> byPrefix = new HashMap<>();

  ClaimTemplates(TargetState target) {
    for (KubeObject set : target.all(ResourceType.STATEFUL_SET)) {
      for (Object template : set.list("spec", "volumeClaimTemplates")) {
        if (template instanceof Map<?, ?> map && !set.terminating()) {
          Map<String, Object> tree = new LinkedHashMap<>();
          map.forEach((key, value) -> tree.put(String.valueOf(key), value));
          KubeObject claim = KubeObject.of(tree);
          byPrefix
              .computeIfAbsent(
                  new ClaimName(set.namespace(), claim.name() + "-" + set.name()),
                  prefix -> new ArrayList<>(1))
              .add(new Template(set, claim));
        }
      }
    }
  }

  /** The template that makes a claim of that name; empty when two could. */
  Optional<Template> of(ClaimName claim) {
    int dash = claim.name().lastIndexOf('-');
    if (dash <= 0 || !claim.name().substring(dash + 1).matches("0|[1-9][0-9]{0,9}")) {
      return Optional.empty();
    }
    List<Template> found =
        byPrefix.getOrDefault(
            new ClaimName(claim.namespace(), claim.name().substring(0, dash)), List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
