// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Directions;
import dev.recover.transform.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which kind of place a topology key is about, by how it ends. */
final class TopologyKey {
  private TopologyKey() {}

  /**
   * The setting that maps values of a key: {@code topology.kubernetes.io/zone} and {@code
   * topology.gke.io/zone} are both zones.
   */
  static Optional<Setting> settingOf(String key) {
    if (key.endsWith("/zone")) {
      return Optional.of(Setting.MAP_ZONE);
    }
    if (key.endsWith("/region")) {
      return Optional.of(Setting.MAP_REGION);
    }
    boolean node =
        key.endsWith("/hostname") || key.endsWith("/node") || key.equals("metadata.name");
    return node ? Optional.of(Setting.MAP_NODE) : Optional.empty();
  }

  /** The value a place becomes; a volume in several zones has {@code a__b}, each part is mapped. */
  static String mapped(Directions directions, Setting setting, String value) {
    Optional<String> whole = directions.mapped(setting, value);
    if (whole.isPresent() || !value.contains("__")) {
      return whole.orElse(value);
    }
    List<String> parts = new ArrayList<>();
    for (String part : value.split("__", -1)) {
      parts.add(directions.mapped(setting, part).orElse(part));
    }
    return String.join("__", parts.stream().distinct().toList());
  }
}
