// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.KubeObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was under way on a claim when it was captured. */
final class Resizes {
  private static final Set<String> CONDITIONS =
      Set.of(
          "Resizing",
          "FileSystemResizePending",
          "ControllerResizeError",
          "NodeResizeError",
          "ModifyingVolume",
          "ModifyVolumeError");

  private Resizes() {}

  /** The conditions that say so, sorted, with {@code ModifyVolume} for a modification's status. */
  static Set<String> pending(KubeObject claim) {
    Set<String> pending = new TreeSet<>();
    for (Object item : claim.list("status", "conditions")) {
      if (item instanceof Map<?, ?> condition
          && CONDITIONS.contains(String.valueOf(condition.get("type")))
          && "True".equals(condition.get("status"))) {
        pending.add(String.valueOf(condition.get("type")));
      }
    }
    if (!claim.map("status", "allocatedResourceStatuses").isEmpty()) {
      pending.add("Resizing");
    }
    if (!claim.map("status", "modifyVolumeStatus").isEmpty()) {
      pending.add("ModifyVolume");
    }
    return pending;
  }
}
