// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The zones that a PersistentVolume says its disk is in. */
final class VolumeZones {
  private static final List<String> LABELS =
      List.of("failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone");

  private VolumeZones() {}

  /** What its zone labels say, else its node affinity; empty when neither does. */
  static List<String> of(KubeObject volume) {
    TreeSet<String> zones = new TreeSet<>();
    for (String label : LABELS) {
      // Regional disks join their zones with two underscores.
      Stream.of(volume.labels().getOrDefault(label, "").split("__"))
          .filter(zone -> !zone.isEmpty())
          .forEach(zones::add);
    }
    if (zones.isEmpty()) {
      volume.list("spec", "nodeAffinity", "required", "nodeSelectorTerms").stream()
          .flatMap(term -> children(term, "matchExpressions"))
          .filter(VolumeZones::isZone)
          .flatMap(expression -> children(expression, "values"))
          .forEach(zone -> zones.add(String.valueOf(zone)));
    }
    return List.copyOf(zones);
  }

  private static Stream<?> children(Object parent, String key) {
    return parent instanceof Map<?, ?> map && map.get(key) instanceof List<?> list
        ? list.stream()
        : Stream.of();
  }

  private static boolean isZone(Object expression) {
    return expression instanceof Map<?, ?> map
        && String.valueOf(map.get("key")).endsWith("/zone")
        && "In".equals(map.get("operator"));
  }
}
