// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pods name which claim, ended ones too: one that was scheduled keeps its claim from being
 * deleted.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/volume/pvcprotection/pvc_protection_controller.go">
 *     pvc_protection_controller.go</a>
 */
public final class ClaimUsers {
  private final Map<ClaimName, List<KubeObject>> byClaim = new HashMap<>();

  public ClaimUsers(TargetState state) {
    for (KubeObject pod : state.all(ResourceType.POD)) {
      for (Object volume : pod.list("spec", "volumes")) {
        if (volume instanceof Map<?, ?> map) {
          String claim = claimOf(map, pod.name());
          if (!claim.isEmpty()) {
            byClaim
                .computeIfAbsent(new ClaimName(pod.namespace(), claim), c -> new ArrayList<>(1))
                .add(pod);
          }
        }
      }
    }
  }

  private static String claimOf(Map<?, ?> volume, String pod) {
    if (volume.get("persistentVolumeClaim") instanceof Map<?, ?> source) {
      return String.valueOf(source.get("claimName"));
    }
    return volume.containsKey("ephemeral") ? pod + "-" + volume.get("name") : "";
  }

  /** The pods that name the claim, in order. */
  public List<KubeObject> of(ClaimName claim) {
    return byClaim.getOrDefault(claim, List.of());
  }
}
