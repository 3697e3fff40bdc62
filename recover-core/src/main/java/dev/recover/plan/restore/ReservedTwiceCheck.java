// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import java.util.List;

/** Tells of other PersistentVolumes of the target that are reserved for the same claim. */
final class ReservedTwiceCheck implements VolumeCheck {
  @Override
  public void check(Pair pair, Target target, Findings findings) {
    Candidate candidate = pair.candidate();
    List<String> others =
        target.reservedFor(candidate.name()).stream()
            .map(KubeObject::name)
            .filter(name -> !name.equals(candidate.volume().name()))
            .toList();
    if (!others.isEmpty()) {
      findings.add(
          candidate.warning(
              Code.CLAIMED_TWICE,
              "reserved for the same claim: " + String.join(", ", others),
              "a claim made by anybody else could take that one; ours names its volume and cannot",
              "delete the reservations that are not wanted; an empty one that a provisioner left"
                  + " is of this kind"));
    }
  }
}
