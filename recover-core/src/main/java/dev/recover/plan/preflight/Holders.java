// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import dev.recover.plan.observed.Attachments;
import dev.recover.plan.observed.DiskIndex;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.List;

/** Who still has a disk in the cluster that had it before. */
final class Holders {
  private final String cluster;
  private final DiskIndex index;
  private final Attachments attachments;

  Holders(TargetState source, Disks disks) {
    this.cluster = source.identity().name();
    this.index = new DiskIndex(source.all(ResourceType.PERSISTENT_VOLUME), disks);
    this.attachments = new Attachments(source, index);
  }

  List<Diagnostic> check(String subject, DiskId disk) {
    List<Diagnostic> said = new ArrayList<>();
    for (KubeObject volume : index.holders(disk)) {
      String policy = volume.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain");
      String phase = volume.text("status", "phase").orElse("");
      if (policy.equals("Delete")) {
        said.add(delete(subject, volume));
      }
      if (phase.equals("Bound")) {
        said.add(held(subject, volume));
      }
    }
    attachments.otherThan("", disk).ifPresent(held -> said.add(attached(subject, held)));
    return said;
  }

  private Diagnostic delete(String subject, KubeObject volume) {
    return Diagnostic.error(
        Code.POLICY_DELETE,
        subject,
        "PersistentVolume " + volume.name() + " of cluster " + cluster + " has policy Delete",
        "when its claim is deleted there, its driver deletes the disk that is used here",
        "set it to Retain first: `recover protect --context " + cluster + "`");
  }

  private Diagnostic held(String subject, KubeObject volume) {
    return Diagnostic.error(
        Code.DISK_HELD,
        subject,
        "PersistentVolume " + volume.name() + " of cluster " + cluster + " has the disk",
        "it is Bound"
            + Volume.claimRef(volume).map(claim -> " to claim " + claim).orElse("")
            + "; one disk goes to one cluster",
        "stop what uses it there, set Retain, delete claim and PersistentVolume there, and plan"
            + " again");
  }

  private Diagnostic attached(String subject, KubeObject attachment) {
    return Diagnostic.error(
            Code.DISK_ATTACHED,
            subject,
            "the disk is attached to node "
                + attachment.text("spec", "nodeName").orElse("")
                + " of cluster "
                + cluster,
            "a disk that somebody may write to is not handed to anybody else, and a detach is never"
                + " forced",
            "stop the pods that use it there, and plan again when the VolumeAttachment is gone")
        .withDetails(List.of("holder    VolumeAttachment " + attachment.name()));
  }
}
