// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import dev.recover.plan.observed.Attachments;
import dev.recover.plan.observed.ClaimUsers;
import dev.recover.plan.observed.DiskIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps an object that a run made from being taken back. */
final class UndoChecks {
  private final TargetState target;
  private final ClaimUsers users;
  private final Attachments attachments;

  UndoChecks(TargetState target, DiskIndex disks) {
    this.target = target;
    this.users = new ClaimUsers(target);
    this.attachments = new Attachments(target, disks);
  }

  List<Diagnostic> check(Unit unit) {
    List<Diagnostic> said = new ArrayList<>();
    if (unit.claimGoes()) {
      ours(unit, unit.madeClaim(), unit.liveClaim(), said);
      used(unit, said);
    }
    if (unit.volumeGoes()) {
      ours(unit, unit.madeVolume(), unit.liveVolume(), said);
      boundToAnother(unit, said);
      attached(unit, said);
    }
    if (unit.claimGoes() || unit.volumeGoes()) {
      retained(unit, said);
    }
    return said;
  }

  private static void ours(
      Unit unit, Optional<Made> made, Optional<KubeObject> live, List<Diagnostic> said) {
    if (!live.orElseThrow().uid().equals(made.map(Made::uid))) {
      said.add(
          Diagnostic.error(
              Code.NOT_OURS,
              unit.subject(),
              live.get().ref() + " is not the one that the run made",
              "it was deleted since and made again by somebody else",
              "leave it, or delete it yourself if you know whose it is"));
    }
  }

  private void used(Unit unit, List<Diagnostic> said) {
    if (!target.looked(ResourceType.POD)) {
      said.add(
          Diagnostic.error(
              Code.UNPROVEN,
              unit.subject(),
              "whether a pod uses the claim is not known",
              "pods could not be listed",
              "allow `list` on pods and plan again"));
    }
    List<KubeObject> pods = users.of(unit.claim());
    if (!pods.isEmpty()) {
      said.add(
          Diagnostic.error(
                  Code.IN_USE,
                  unit.subject(),
                  "pod " + pods.get(0).name() + " uses the claim",
                  "deleting it would leave it Terminating until the pod is gone, and that cannot be"
                      + " taken back",
                  "scale its workload to 0, delete ended pods, and run undo again")
              .withDetails(pods.stream().map(pod -> "pod       " + pod.name()).toList()));
    }
  }

  private static void boundToAnother(Unit unit, List<Diagnostic> said) {
    boolean foreignClaim =
        unit.madeClaim().isEmpty()
            && unit.liveClaim()
                .filter(claim -> !claim.terminating())
                .flatMap(claim -> claim.text("spec", "volumeName"))
                .filter(name -> name.equals(unit.volume()))
                .isPresent();
    if (foreignClaim) {
      said.add(
          Diagnostic.error(
              Code.IN_USE,
              unit.subject(),
              "a claim that the run did not make has PersistentVolume " + unit.volume(),
              "without its PersistentVolume the claim would be Lost",
              "delete that claim yourself if it is not wanted, and run undo again"));
    }
  }

  private void attached(Unit unit, List<Diagnostic> said) {
    List<KubeObject> holding = attachments.of(unit.volume());
    if (!holding.isEmpty()) {
      said.add(
          Diagnostic.error(
              Code.IN_USE,
              unit.subject(),
              "the disk is attached to node " + holding.get(0).text("spec", "nodeName").orElse(""),
              "a PersistentVolume stays until its disk is detached, and a detach is never forced",
              "wait until VolumeAttachment " + holding.get(0).name() + " is gone"));
    }
  }

  /** With Delete the disk would go with its claim, whoever made the PersistentVolume. */
  private static void retained(Unit unit, List<Diagnostic> said) {
    String policy =
        unit.liveVolume()
            .flatMap(volume -> volume.text("spec", "persistentVolumeReclaimPolicy"))
            .orElse("Retain");
    if (!policy.equals("Retain")) {
      said.add(
          Diagnostic.error(
              Code.POLICY_DELETE,
              unit.subject(),
              "PersistentVolume " + unit.volume() + " has policy " + policy,
              "its disk would be deleted with its claim",
              "set it to Retain with `recover protect`, and run undo again"));
    }
  }
}
