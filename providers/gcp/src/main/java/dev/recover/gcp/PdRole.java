// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.spi.CloudTask;
import java.util.ArrayList;
import java.util.List;

/** The custom role that a task needs. */
public final class PdRole {
  private static final List<String> LOCATE =
      List.of(
          "compute.disks.get",
          "compute.disks.list",
          "compute.snapshots.get",
          "compute.snapshots.list");
  private static final List<String> RESTORE =
      List.of(
          "compute.disks.createSnapshot",
          "compute.disks.setLabels",
          "compute.globalOperations.get",
          "compute.regionOperations.get",
          "compute.snapshots.create",
          "compute.snapshots.setLabels",
          "compute.zoneOperations.get");
  private static final List<String> RELOCATE =
      List.of(
          "compute.disks.create",
          "compute.disks.delete",
          "compute.snapshots.delete",
          "compute.snapshots.useReadOnly");

  private PdRole() {}

  /** Every permission that the task may need. */
  public static List<String> permissions(CloudTask task) {
    List<String> all = new ArrayList<>(LOCATE);
    if (task != CloudTask.LOCATE) {
      all.addAll(RESTORE);
    }
    if (task == CloudTask.RELOCATE) {
      all.addAll(RELOCATE);
    }
    return all.stream().sorted().toList();
  }

  /** The role as {@code gcloud iam roles create --file} takes it. */
  static String text(CloudTask task) {
    StringBuilder text = new StringBuilder();
    text.append("title: Recover ").append(task.word()).append('\n');
    text.append("description: What recover needs to ").append(task.word()).append(" disks\n");
    text.append("stage: GA\n");
    text.append("includedPermissions:\n");
    permissions(task).forEach(each -> text.append("- ").append(each).append('\n'));
    return text.toString();
  }
}
