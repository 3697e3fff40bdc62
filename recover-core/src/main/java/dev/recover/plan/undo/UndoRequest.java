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
 * @param copies what it made in clouds, as its journal says
 * @param deleteCopies whether these are deleted too
 * @param target PersistentVolumes, claims, pods and VolumeAttachments as they were seen
 * @param madeAt when the plan is made, RFC 3339 in UTC
 */
public record UndoRequest(
    String run,
    String clusterUid,
    List<Made> made,
    List<MadeCopy> copies,
    boolean deleteCopies,
    TargetState target,
    String madeAt) {
  public UndoRequest {
    made = List.copyOf(made);
    copies = List.copyOf(copies);
  }

  /** Of a run that copied nothing. */
  public UndoRequest(
      String run, String clusterUid, List<Made> made, TargetState target, String madeAt) {
    this(run, clusterUid, made, List.of(), false, target, madeAt);
  }
}
