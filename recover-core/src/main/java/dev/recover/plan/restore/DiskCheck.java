// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.observed.Attachments;
import java.util.List;
import java.util.Optional;

/** Whether anything else in the target has the disk: another PersistentVolume, or a node. */
final class DiskCheck implements VolumeCheck {
  @Override
  public void check(Pair pair, Target target, Findings findings) {
    Candidate candidate = pair.candidate();
    String own = candidate.volume().name();
    List<KubeObject> others = target.disks().othersThan(own, candidate.disk());
    if (!others.isEmpty()) {
      findings.add(held(candidate, others));
    }
    Optional<KubeObject> attachment = target.attachments().otherThan(own, candidate.disk());
    attachment.ifPresent(found -> findings.add(attached(candidate, found)));
    boolean ours = target.disks().diskOf(own).equals(Optional.of(candidate.disk()));
    if (attachment.isEmpty() && others.isEmpty() && !ours) {
      target
          .attachments()
          .nodeUsing(candidate.volume(), candidate.disk())
          .ifPresent(node -> findings.add(inUse(candidate, node)));
    }
  }

  private static Diagnostic held(Candidate candidate, List<KubeObject> others) {
    KubeObject first = others.get(0);
    return candidate
        .error(
            Code.DISK_HELD,
            "PersistentVolume " + first.name() + " has the same disk",
            "two PersistentVolumes of one disk share its attachment, and deleting the claim of one"
                + " can delete the disk of both",
            "to keep that one, leave this volume out, or restore under its name with `--map-name pv:"
                + candidate.captured().name()
                + "="
                + first.name()
                + "`; to drop it, set its policy to Retain, delete claim and PersistentVolume, and"
                + " plan again")
        .withDetails(others.stream().map(DiskCheck::line).toList());
  }

  private static String line(KubeObject volume) {
    return "there     "
        + volume.name()
        + ", "
        + volume.text("status", "phase").orElse("no phase")
        + Volume.claimRef(volume).map(claim -> ", claim " + claim).orElse("")
        + ", policy "
        + ExistingVolume.policy(volume)
        + (volume.terminating() ? ", being deleted" : "");
  }

  private static Diagnostic inUse(Candidate candidate, String node) {
    return candidate.error(
        Code.DISK_ATTACHED,
        "node " + node + " says that it uses the disk",
        "its status.volumesInUse names the disk, and no PersistentVolume here does: pods of one that"
            + " was deleted may still write to it",
        "stop the pods on that node that had it mounted, and plan again when the node does not name"
            + " it any more");
  }

  private static Diagnostic attached(Candidate candidate, KubeObject attachment) {
    String node = attachment.text("spec", "nodeName").orElse("");
    return candidate
        .error(
            Code.DISK_ATTACHED,
            "the disk is attached to node " + node + " as another PersistentVolume",
            "a disk that somebody writes to is not handed to anybody else, and a detach is never"
                + " forced",
            "stop the pods that use PersistentVolume "
                + Attachments.volumeOf(attachment)
                + " and plan again when the VolumeAttachment is gone")
        .withDetails(List.of("holder    VolumeAttachment " + attachment.name()));
  }
}
