// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.plan.TargetState;
import java.util.List;

/**
 * Which run is taken back.
 *
 * @param run its name, for messages
 * @param clusterUid the cluster it ran on
 * @param made what it made; kinds other than claims and PersistentVolumes are left alone
 * @param target PersistentVolumes, claims, pods and VolumeAttachments as they were seen
 * @param madeAt when the plan is made, RFC 3339 in UTC
 */
public record UndoRequest(
    String run, String clusterUid, List<Made> made, TargetState target, String madeAt) {
  public UndoRequest {
    made = List.copyOf(made);
  }
}
