// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** What {@code kubectl get pv,pvc -A -o yaml} prints; without kubectl, what it would print. */
final class KubectlOutput {
  private KubectlOutput() {}

  static String of(Place place) {
    return Kubectl.run(place, "get", "pv,pvc", "-A", "-o", "yaml")
        .orElseGet(() -> madeOverTheWire(place));
  }

  private static String madeOverTheWire(Place place) {
    List<Map<String, Object>> items =
        Stream.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM)
            .flatMap(type -> place.list(type, "").stream().map(KubeObject::tree))
            .toList();
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("apiVersion", "v1");
    list.put("items", items);
    list.put("kind", "List");
    list.put("metadata", Map.of("resourceVersion", ""));
    return new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build())
        .dumpToString(list);
  }
}
