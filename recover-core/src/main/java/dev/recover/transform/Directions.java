// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for, setting by setting, in layers of which a later one wins.
 *
 * <p>Layers are looked through, never merged: a rules file may map ten thousand names.
 *
 * @param layers the pairs of each setting; a list of keys has "" as values, a word stands under the
 *     key ""
 */
public record Directions(List<Map<Setting, Map<String, String>>> layers) {
  /** Asks for nothing. */
  public static final Directions NONE = new Directions(List.of());

  public Directions {
    layers = List.copyOf(layers);
  }

  /** Directions of one layer. */
  public static Directions of(Map<Setting, Map<String, String>> settings) {
    Map<Setting, Map<String, String>> copy = new EnumMap<>(Setting.class);
    settings.forEach(
        (setting, pairs) ->
            copy.put(setting, Collections.unmodifiableMap(new LinkedHashMap<>(pairs))));
    return copy.isEmpty() ? NONE : new Directions(List.of(Collections.unmodifiableMap(copy)));
  }

  /** What {@code old} becomes, if the setting says. */
  public Optional<String> mapped(Setting setting, String old) {
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      Map<String, String> pairs = layers.get(layer).get(setting);
      String mapped = pairs == null ? null : pairs.get(old);
      if (mapped != null) {
        return Optional.of(mapped);
      }
    }
    return Optional.empty();
  }

  /** The word of a setting, if one was given. */
  public Optional<String> word(Setting setting) {
    return mapped(setting, "");
  }

  /** Whether the setting was given that word. */
  public boolean says(Setting setting, String word) {
    return word.equals(word(setting).orElse(null));
  }

  /** The keys of a setting, in the order they were given. */
  public Set<String> keys(Setting setting) {
    Set<String> keys = new LinkedHashSet<>();
    layers.forEach(layer -> keys.addAll(layer.getOrDefault(setting, Map.of()).keySet()));
    return keys;
  }

  /** Whether the setting was given at all. */
  public boolean asks(Setting setting) {
    return asksAny(List.of(setting));
  }

  /** Whether one of the settings was given. */
  public boolean asksAny(List<Setting> settings) {
    for (Map<Setting, Map<String, String>> layer : layers) {
      for (Setting setting : settings) {
        if (layer.containsKey(setting)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns these and later ones, which win. */
  public Directions and(Directions later) {
    if (layers.isEmpty() || later.layers.isEmpty()) {
      return layers.isEmpty() ? later : this;
    }
    List<Map<Setting, Map<String, String>>> all = new ArrayList<>(layers);
    all.addAll(later.layers);
    return new Directions(all);
  }
}
