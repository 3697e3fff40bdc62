// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.table;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What several kinds show in a cell. */
final class Cells {
  private static final Map<String, String> MODES =
      Map.of(
          "ReadWriteOnce", "RWO",
          "ReadOnlyMany", "ROX",
          "ReadWriteMany", "RWX",
          "ReadWriteOncePod", "RWOP");
  private static final List<String> MODE_ORDER = List.of("RWO", "ROX", "RWX", "RWOP");

  private Cells() {}

  static Object name(KubeObject object) {
    return object.name();
  }

  static Function<KubeObject, Object> text(String... keys) {
    return object -> object.text(keys).orElse("");
  }

  static Function<KubeObject, Object> text(String none, List<String> keys) {
    return object ->
        object.text(keys.toArray(new String[0])).filter(t -> !t.isEmpty()).orElse(none);
  }

  static Function<KubeObject, Object> number(String... keys) {
    return object -> Tree.number(object.tree(), 0, keys);
  }

  static Function<KubeObject, Object> flag(boolean otherwise, String... keys) {
    return object -> object.at(keys).map(Boolean.TRUE::equals).orElse(otherwise);
  }

  static String modes(List<String> modes) {
    Set<String> known =
        modes.stream().map(m -> MODES.getOrDefault(m, m)).collect(Collectors.toSet());
    return MODE_ORDER.stream().filter(known::contains).collect(Collectors.joining(","));
  }

  /** The status of an object that may be being deleted. */
  static Object phase(KubeObject object) {
    return object.terminating() ? "Terminating" : object.text("status", "phase").orElse("");
  }

  static Object storageClass(KubeObject object) {
    return object
        .text("metadata", "annotations", "volume.beta.kubernetes.io/storage-class")
        .orElseGet(() -> object.text("spec", "storageClassName").orElse(""));
  }

  static Object attributesClass(KubeObject object) {
    return object.text("spec", "volumeAttributesClassName").orElse("<unset>");
  }

  static Object containers(KubeObject object) {
    return joined(object, "name");
  }

  static Object images(KubeObject object) {
    return joined(object, "image");
  }

  private static String joined(KubeObject object, String key) {
    Object pod = object.at("spec", "jobTemplate", "spec", "template", "spec").orElse(null);
    if (pod == null) {
      pod = object.at("spec", "template", "spec").orElse(null);
    }
    return Tree.list(pod, "containers").stream()
        .map(container -> Tree.text(container, key))
        .collect(Collectors.joining(","));
  }

  static Object selector(KubeObject object) {
    Map<String, Object> labels = new TreeMap<>(object.map("spec", "selector", "matchLabels"));
    return labels.isEmpty()
        ? "<none>"
        : labels.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }

  static Object roles(KubeObject node) {
    String prefix = "node-role.kubernetes.io/";
    Set<String> roles = new TreeSet<>();
    node.labels()
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix) && key.length() > prefix.length()) {
                roles.add(key.substring(prefix.length()));
              }
            });
    return roles.isEmpty() ? "<none>" : String.join(",", roles);
  }
}
