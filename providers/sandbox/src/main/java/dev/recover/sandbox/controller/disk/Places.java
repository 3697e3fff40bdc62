// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the disk for a claim may be made, as external-provisioner tells its driver.
 *
 * <p>With a node chosen for the claim: where that node is. Otherwise everywhere that has a node of
 * the driver, beginning at a place that the claim's name decides, so that the claims of a
 * StatefulSet are spread.
 *
 * @see <a
 *     href="https://github.com/kubernetes-csi/external-provisioner/blob/master/pkg/controller/topology.go">topology.go</a>
 */
final class Places {
  private final ObjectStore store;
  private final String driver;

  Places(Context context) {
    this.store = context.store("csi-provisioner");
    this.driver = context.driver();
  }

  List<Map<String, String>> of(KubeObject claim) {
    String selected = new ClaimView(claim).selectedNode();
    if (!selected.isEmpty()) {
      return store
          .get(ResourceType.CSI_NODE, "", selected)
          .flatMap(this::place)
          .map(List::of)
          .orElse(List.of());
    }
    List<Map<String, String>> all =
        store.list(ResourceType.CSI_NODE, "").stream()
            .flatMap(node -> place(node).stream())
            .distinct()
            .sorted((one, other) -> one.toString().compareTo(other.toString()))
            .toList();
    List<Map<String, String>> turned = new ArrayList<>(all);
    if (!turned.isEmpty()) {
      Collections.rotate(turned, -turn(claim.name(), turned.size()));
    }
    return List.copyOf(turned);
  }

  /** The ordinal of a StatefulSet's claim, else a digest of the name. */
  private static int turn(String name, int places) {
    String ordinal = name.substring(name.lastIndexOf('-') + 1);
    return ordinal.matches("[0-9]{1,6}")
        ? Integer.parseInt(ordinal) % places
        : Math.floorMod(name.hashCode(), places);
  }

  private Optional<Map<String, String>> place(KubeObject csiNode) {
    Map<String, String> labels =
        store.get(ResourceType.NODE, "", csiNode.name()).map(KubeObject::labels).orElse(Map.of());
    Map<String, String> place = new LinkedHashMap<>();
    csiNode.list("spec", "drivers").stream()
        .map(item -> KubeObject.of(Json.asMap((Map<?, ?>) item)))
        .filter(item -> item.text("name").equals(Optional.of(driver)))
        .flatMap(item -> new TreeSet<>(item.textList("topologyKeys")).stream())
        .filter(labels::containsKey)
        .forEach(key -> place.put(key, labels.get(key)));
    return place.isEmpty() ? Optional.empty() : Optional.of(Map.copyOf(place));
  }
}
