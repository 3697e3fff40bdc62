// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which StatefulSets of a cluster would make a claim themselves: those whose claim template and
 * ordinals give its name.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/statefulset/stateful_set_utils.go">
 *     stateful_set_utils.go, getPersistentVolumeClaimName</a>
 */
public final class ClaimMakers {
  /**
   * @param first the first ordinal; {@code end} is the one after the last
   */
  private record Ordinals(KubeObject set, long first, long end) {}

  private static final Pattern ORDINAL = Pattern.compile("0|[1-9][0-9]{0,9}");

  private final Map<ClaimName, Ordinals> byPrefix = new HashMap<>();

  public ClaimMakers(TargetState state) {
    for (KubeObject set : state.all(ResourceType.STATEFUL_SET)) {
      long first = number(set, 0, "spec", "ordinals", "start");
      long replicas = number(set, 1, "spec", "replicas");
      for (Object template : set.list("spec", "volumeClaimTemplates")) {
        if (replicas > 0
            && template instanceof Map<?, ?> map
            && map.get("metadata") instanceof Map<?, ?> metadata) {
          byPrefix.put(
              new ClaimName(set.namespace(), metadata.get("name") + "-" + set.name()),
              new Ordinals(set, first, first + replicas));
        }
      }
    }
  }

  private static long number(KubeObject object, long otherwise, String... path) {
    return object.at(path).map(n -> n instanceof Number l ? l.longValue() : 0L).orElse(otherwise);
  }

  /** The StatefulSet that makes the claim as soon as it is missing; one of 0 replicas does not. */
  public Optional<KubeObject> makerOf(ClaimName claim) {
    int dash = claim.name().lastIndexOf('-');
    if (dash <= 0 || byPrefix.isEmpty()) {
      return Optional.empty();
    }
    Ordinals found =
        byPrefix.get(new ClaimName(claim.namespace(), claim.name().substring(0, dash)));
    String ordinal = claim.name().substring(dash + 1);
    if (found == null || !ORDINAL.matcher(ordinal).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(ordinal);
    return number >= found.first() && number < found.end()
        ? Optional.of(found.set())
        : Optional.empty();
  }
}
