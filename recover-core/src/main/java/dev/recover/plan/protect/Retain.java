// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.protect;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import java.util.List;

/** Every policy becomes Retain; that is never refused, since it can only keep a disk. */
final class Retain implements PolicyChange {
  private final TargetState target;

  Retain(TargetState target) {
    this.target = target;
  }

  @Override
  public String wanted(KubeObject volume) {
    return "Retain";
  }

  @Override
  public List<Diagnostic> diagnostics(KubeObject volume) {
    if (PolicyChange.policy(volume).equals("Retain")) {
      return List.of();
    }
    if (PolicyChange.phase(volume).equals("Released")
        || PolicyChange.phase(volume).equals("Failed")) {
      return List.of(
          Diagnostic.warning(
              Code.POLICY_DELETE,
              PolicyChange.subject(volume),
              "the claim of PersistentVolume " + volume.name() + " is gone already",
              "its driver may be deleting the disk at this moment",
              "apply at once, then look whether the disk is still there"));
    }
    boolean claimGoes =
        Volume.claimRef(volume)
            .flatMap(
                claim ->
                    target.find(
                        ResourceType.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name()))
            .map(KubeObject::terminating)
            .orElse(false);
    if (volume.terminating() || claimGoes) {
      return List.of(
          Diagnostic.warning(
              volume.terminating() ? Code.VOLUME_TERMINATING : Code.CLAIM_TERMINATING,
              PolicyChange.subject(volume),
              (volume.terminating() ? "PersistentVolume " + volume.name() : "the claim")
                  + " is being deleted",
              "with policy Delete the disk goes as soon as no pod uses the claim",
              "apply at once; Retain still saves the disk as long as the claim is there"));
    }
    return List.of();
  }

  @Override
  public String reason() {
    return "a disk outlives its claim only with Retain";
  }
}
