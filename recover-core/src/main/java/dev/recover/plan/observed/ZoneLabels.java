// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a node lies in the zone and region that the labels of a PersistentVolume name, as the
 * scheduler's VolumeZone filter decides it.
 *
 * <p>A label may name several zones, joined by {@code __}. A node without any such label counts as
 * a cluster of one zone and passes.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/scheduler/framework/plugins/volumezone/volume_zone.go">
 *     volume_zone.go</a>
 */
final class ZoneLabels {
  private static final Map<String, String> CURRENT =
      Map.of(
          "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
          "topology.kubernetes.io/zone", "topology.kubernetes.io/zone",
          "topology.kubernetes.io/region", "topology.kubernetes.io/region");

  private ZoneLabels() {}

  /** The labels of the object that the scheduler looks at, in order. */
  static Map<String, String> of(KubeObject object) {
    Map<String, String> found = new TreeMap<>(object.labels());
    found.keySet().retainAll(CURRENT.keySet());
    return found;
  }

  static boolean match(Map<String, String> volume, Map<String, String> nodeLabels) {
    if (volume.isEmpty() || CURRENT.keySet().stream().noneMatch(nodeLabels::containsKey)) {
      return true;
    }
    for (Map.Entry<String, String> label : volume.entrySet()) {
      Set<String> wanted = Set.copyOf(List.of(label.getValue().split("__", -1)));
      String actual = nodeLabels.get(label.getKey());
      if (actual == null) {
        actual = nodeLabels.get(CURRENT.get(label.getKey()));
      }
      if (!wanted.contains("") && (actual == null || !wanted.contains(actual))) {
        return false;
      }
    }
    return true;
  }
}
