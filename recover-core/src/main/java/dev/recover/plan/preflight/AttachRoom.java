// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the nodes of a cluster can attach that many more volumes of a driver, by what CSINodes
 * say they can and VolumeAttachments say they have.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/storage-limits/">Node-specific volume
 *     limits</a>
 */
public final class AttachRoom {
  private AttachRoom() {}

  /**
   * Returns a warning for each driver whose nodes have too little room in all.
   *
   * @param wanted how many volumes of each driver the plan adds
   */
  public static List<Diagnostic> check(Map<String, Integer> wanted, TargetState target) {
    Map<String, Integer> room = new TreeMap<>();
    for (KubeObject node : target.all(ResourceType.CSI_NODE)) {
      for (Object each : node.list("spec", "drivers")) {
        if (each instanceof Map<?, ?> driver
            && driver.get("allocatable") instanceof Map<?, ?> allocatable
            && allocatable.get("count") instanceof Number count) {
          room.merge(String.valueOf(driver.get("name")), count.intValue(), Integer::sum);
        }
      }
    }
    for (KubeObject attachment : target.all(ResourceType.VOLUME_ATTACHMENT)) {
      room.computeIfPresent(
          attachment.text("spec", "attacher").orElse(""), (driver, free) -> free - 1);
    }
    List<Diagnostic> said = new ArrayList<>();
    new TreeMap<>(wanted)
        .forEach(
            (driver, volumes) -> {
              Integer free = room.get(driver);
              if (free != null && free < volumes) {
                said.add(tooFew(driver, volumes, Math.max(0, free)));
              }
            });
    return said;
  }

  private static Diagnostic tooFew(String driver, int volumes, int free) {
    return Diagnostic.warning(
        Code.ATTACH_LIMIT,
        driver,
        "the nodes can attach "
            + free
            + " more volumes of "
            + driver
            + ", and the plan has "
            + volumes,
        "a pod whose node has no room left for its volumes waits; binding does not",
        "add nodes, or larger ones, before starting the workloads");
  }
}
