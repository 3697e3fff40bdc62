// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.protect;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import dev.recover.transform.Rewritten;
import java.util.List;
import java.util.Optional;

/**
 * The remembered policy comes back, but never where it would delete a disk now.
 *
 * <p>Delete takes effect when no live claim has the PersistentVolume. So it is set only while a
 * live claim, that stays, has it, or while it carries no claim's uid at all.
 */
final class GiveBack implements PolicyChange {
  private final TargetState target;

  GiveBack(TargetState target) {
    this.target = target;
  }

  @Override
  public String wanted(KubeObject volume) {
    return remembered(volume).orElse(PolicyChange.policy(volume));
  }

  private static Optional<String> remembered(KubeObject volume) {
    return Optional.ofNullable(volume.annotations().get(Rewritten.ORIGINAL_POLICY));
  }

  @Override
  public List<Diagnostic> diagnostics(KubeObject volume) {
    String wanted = wanted(volume);
    if (wanted.equals(PolicyChange.policy(volume)) || wanted.equals("Retain")) {
      return List.of();
    }
    if (!wanted.equals("Delete")) {
      return List.of(
          Diagnostic.error(
              Code.INPUT_INVALID,
              PolicyChange.subject(volume),
              "\"" + wanted + "\" is remembered as policy of PersistentVolume " + volume.name(),
              "only Delete and Retain are put back",
              "correct the annotation " + Rewritten.ORIGINAL_POLICY + " and plan again"));
    }
    return deletesNow(volume)
        ? List.of(
            Diagnostic.error(
                Code.POLICY_DELETE,
                PolicyChange.subject(volume),
                "policy Delete would delete the disk of PersistentVolume " + volume.name() + " now",
                "no live claim has it that stays",
                "leave it at Retain, or restore its claim first"))
        : List.of();
  }

  private boolean deletesNow(KubeObject volume) {
    Optional<String> uid = volume.text("spec", "claimRef", "uid");
    if (volume.terminating()
        || PolicyChange.phase(volume).equals("Released")
        || PolicyChange.phase(volume).equals("Failed")) {
      return true;
    }
    if (uid.isEmpty()) {
      return false;
    }
    return Volume.claimRef(volume)
        .flatMap(
            claim ->
                target.find(ResourceType.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name()))
        .filter(claim -> claim.uid().equals(uid) && !claim.terminating())
        .filter(
            claim ->
                claim
                    .text("spec", "volumeName")
                    .map(name -> name.equals(volume.name()))
                    .orElse(false))
        .isEmpty();
  }

  @Override
  public String reason() {
    return "the policy it had before it was protected";
  }
}
