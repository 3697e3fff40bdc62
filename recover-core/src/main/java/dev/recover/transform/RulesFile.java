// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.model.LabelSelector;
import dev.recover.model.UnreadableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tree of a rules file into mappings.
 *
 * <pre>{@code
 * apiVersion: recover/v1alpha1
 * kind: Rules
 * rules:
 * - select:                      # all of these must hold; left out: every volume
 *     namespace: [shop, web]
 *     labels: app=redis,tier!=cache
 *     class: gp2
 *     driver: ebs.csi.aws.com
 *   map-namespace: {shop: shop-new}
 *   map-class: {gp2: gp3}
 *   strip-labels: [example.com/*]
 * }</pre>
 *
 * <p>Every key that is not known is refused: a typing error must not silently leave a volume as it
 * was.
 */
public final class RulesFile {
  private static final String VERSION = "recover/v1alpha1";
  private static final List<String> TOP = List.of("apiVersion", "kind", "rules");
  private static final List<String> SELECT = List.of("namespace", "labels", "class", "driver");

  private final DirectionsReader top;
  private final String file;
  private final List<Diagnostic> problems = new ArrayList<>();

  private RulesFile(String file) {
    this.file = file;
    this.top = new DirectionsReader(file);
  }

  /**
   * Returns the mappings of a file; throws {@link DiagnosticException} with every mistake in it.
   *
   * @param tree what the YAML says: maps, lists and scalars
   * @param file how messages name it
   */
  public static Mappings parse(@Nullable Object tree, String file) {
    RulesFile reader = new RulesFile(file);
    Mappings mappings = new Mappings(reader.read(tree));
    reader.problems.addAll(0, reader.top.problems());
    if (!reader.problems.isEmpty()) {
      throw new DiagnosticException(reader.problems);
    }
    return mappings;
  }

  private List<Mappings.Entry> read(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      top.reject(
          "it is not a rules file", "one is a mapping with apiVersion, kind and rules in it");
      return List.of();
    }
    checkKeys(top, "", map, TOP);
    if (!VERSION.equals(map.get("apiVersion")) || !"Rules".equals(map.get("kind"))) {
      top.reject(
          "it does not begin with apiVersion: " + VERSION + " and kind: Rules",
          "by them this build knows that it can read the file");
    }
    if (!(map.get("rules") instanceof List<?> rules)) {
      top.reject("rules: it is not a list", "rules is a list, an entry for each selection");
      return List.of();
    }
    List<Mappings.Entry> entries = new ArrayList<>();
    for (int index = 0; index < rules.size(); index++) {
      DirectionsReader reader = new DirectionsReader(file);
      entries.add(readEntry(reader, "rules[" + index + "]", rules.get(index)));
      problems.addAll(reader.problems());
    }
    return entries;
  }

  private static Mappings.Entry readEntry(
      DirectionsReader reader, String place, @Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      reader.reject(place + ": it is not a mapping", "an entry has select and what to change");
      return new Mappings.Entry(Selector.ALL, Directions.NONE);
    }
    List<String> known =
        Stream.concat(Stream.of("name", "select"), Stream.of(Setting.values()).map(Setting::key))
            .toList();
    checkKeys(reader, place, map, known);
    for (Setting setting : Setting.values()) {
      if (map.containsKey(setting.key())) {
        readSetting(reader, setting, place + "." + setting.key(), map.get(setting.key()));
      }
    }
    Selector selector =
        map.containsKey("select")
            ? readSelector(reader, place + ".select", map.get("select"))
            : Selector.ALL;
    return new Mappings.Entry(selector, reader.directions());
  }

  private static void readSetting(
      DirectionsReader reader, Setting setting, String place, @Nullable Object value) {
    switch (setting.shape()) {
      case WORD -> {
        if (isScalar(value)) {
          reader.add(setting, place, "", String.valueOf(value));
        } else {
          wrongShape(reader, setting, place);
        }
      }
      case KEYS -> {
        if (value instanceof List<?> keys && keys.stream().allMatch(RulesFile::isScalar)) {
          keys.forEach(key -> reader.add(setting, place, String.valueOf(key), ""));
        } else {
          wrongShape(reader, setting, place);
        }
      }
      case PAIRS -> {
        if (value instanceof Map<?, ?> map && map.values().stream().allMatch(RulesFile::isScalar)) {
          map.forEach(
              (old, next) -> reader.add(setting, place, String.valueOf(old), String.valueOf(next)));
        } else {
          wrongShape(reader, setting, place);
        }
      }
    }
  }

  private static void wrongShape(DirectionsReader reader, Setting setting, String place) {
    reader.reject(
        place + ": it is not " + setting.shape().words(),
        setting.key() + " takes " + setting.meaning());
  }

  private static Selector readSelector(
      DirectionsReader reader, String place, @Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      reader.reject(place + ": it is not a mapping", "select takes " + String.join(", ", SELECT));
      return Selector.ALL;
    }
    checkKeys(reader, place, map, SELECT);
    return new Selector(
        readWords(reader, place, map, "namespace"),
        readLabels(reader, place, map),
        readWords(reader, place, map, "class"),
        readWords(reader, place, map, "driver"));
  }

  private static LabelSelector readLabels(DirectionsReader reader, String place, Map<?, ?> select) {
    if (!select.containsKey("labels")) {
      return LabelSelector.ANY;
    }
    String problem = "it is not text";
    if (select.get("labels") instanceof String written) {
      try {
        return LabelSelector.parse(written);
      } catch (UnreadableException unreadable) {
        problem = String.valueOf(unreadable.getMessage());
      }
    }
    reader.reject(place + ".labels: " + problem, "labels takes what kubectl's -l takes: app=redis");
    return LabelSelector.ANY;
  }

  /** An empty list would let every volume pass, which nobody means who writes the key. */
  private static Set<String> readWords(
      DirectionsReader reader, String place, Map<?, ?> select, String key) {
    if (!select.containsKey(key)) {
      return Set.of();
    }
    List<?> list = select.get(key) instanceof List<?> many ? many : asList(select.get(key));
    if (list.isEmpty() || !list.stream().allMatch(RulesFile::isScalar)) {
      reader.reject(
          place + "." + key + ": it is not a name or a list of names",
          "leave it out to let every volume pass");
      return Set.of();
    }
    Set<String> words = new LinkedHashSet<>();
    list.forEach(word -> words.add(String.valueOf(word)));
    return words;
  }

  private static List<?> asList(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private static void checkKeys(
      DirectionsReader reader, String place, Map<?, ?> map, Collection<String> known) {
    for (Object key : new TreeSet<>(map.keySet())) {
      String name = String.valueOf(key);
      if (!known.contains(name)) {
        String meant =
            Suggestion.nearest(name, known).map(near -> "; did you mean " + near + "?").orElse("");
        reader.reject(
            (place.isEmpty() ? "" : place + ": ") + "the key " + name + " is not known" + meant,
            "it may have " + String.join(", ", known));
      }
    }
  }

  private static boolean isScalar(@Nullable Object value) {
    return value instanceof String || value instanceof Number;
  }
}
