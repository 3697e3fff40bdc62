// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code scale} side of a workload: how many pods it should have, and has. */
final class Scale {
  private Scale() {}

  static Map<String, Object> of(KubeObject workload) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (String key : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      workload.text("metadata", key).ifPresent(value -> metadata.put(key, value));
    }
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("replicas", Tree.number(workload.tree(), 0, "status", "replicas"));
    List<String> selector =
        new TreeMap<>(workload.map("spec", "selector", "matchLabels"))
            .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    status.put("selector", String.join(",", selector));
    Map<String, Object> scale = new LinkedHashMap<>();
    scale.put("kind", "Scale");
    scale.put("apiVersion", "autoscaling/v1");
    scale.put("metadata", metadata);
    scale.put("spec", Map.of("replicas", Tree.number(workload.tree(), 0, "spec", "replicas")));
    scale.put("status", status);
    return scale;
  }
}
