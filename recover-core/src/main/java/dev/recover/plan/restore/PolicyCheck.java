// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;

/**
 * Says what policy Delete has done, or can still do, to the disk.
 *
 * <p>A plan never leaves a PersistentVolume that it makes or takes over with it.
 */
final class PolicyCheck implements VolumeCheck {
  private final String sourceUid;

  /**
   * @param sourceUid the uid of the cluster that was captured, "" when unknown
   */
  PolicyCheck(String sourceUid) {
    this.sourceUid = sourceUid;
  }

  @Override
  public void check(Pair pair, Target target, Findings findings) {
    pair.standing()
        .liveVolume()
        .filter(live -> ExistingVolume.policy(live).equals("Delete"))
        .ifPresent(live -> findings.add(live(pair, live)));
    boolean wasDelete =
        pair.candidate()
            .captured()
            .volume()
            .filter(volume -> ExistingVolume.policy(volume).equals("Delete"))
            .isPresent();
    if (wasDelete && pair.standing().liveVolume().isEmpty()) {
      boolean same = sourceUid.equals(target.state().identity().uid());
      findings.add(same ? sameCluster(pair) : otherCluster(pair));
    }
  }

  private static Diagnostic live(Pair pair, KubeObject live) {
    if (pair.standing().done()) {
      return pair.candidate()
          .warning(
              Code.POLICY_DELETE,
              "the pair is bound, and its policy is Delete",
              "deleting the claim deletes the disk",
              "set it to Retain with `recover protect`");
    }
    return pair.candidate()
        .warning(
            Code.POLICY_DELETE,
            "PersistentVolume " + live.name() + " has policy Delete; the plan sets Retain",
            "until that is done its driver may delete the disk once the claim is gone",
            "apply soon, and look whether the disk is still there");
  }

  private static Diagnostic sameCluster(Pair pair) {
    return pair.candidate()
        .warning(
            Code.POLICY_DELETE,
            "the PersistentVolume had policy Delete in this very cluster and is gone",
            "if its claim was deleted before it, its driver has deleted the disk; the plan makes it"
                + " anew with Retain",
            "look whether disk " + pair.candidate().disk() + " still exists before applying");
  }

  private static Diagnostic otherCluster(Pair pair) {
    return Diagnostic.note(
        Code.POLICY_DELETE,
        pair.candidate().subject(),
        "the captured policy was Delete; the plan sets Retain and remembers it",
        "should the old cluster still live, deleting the claim there deletes the disk here",
        "run `recover protect` on the old cluster first, if there is one");
  }
}
