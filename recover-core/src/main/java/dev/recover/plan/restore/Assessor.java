// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Set;

/** Says of each candidate where it stands in the target, and all there is to say about it. */
final class Assessor {
  private final Target target;
  private final ExistingVolume existingVolume;
  private final ExistingClaim existingClaim;
  private final Set<Code> allowed;
  private final VolumeCheck policy;
  private final List<VolumeCheck> checks;

  Assessor(Target target, RestoreOptions options, String sourceUid) {
    this.target = target;
    this.existingVolume = new ExistingVolume(target);
    this.existingClaim = new ExistingClaim(target);
    this.allowed = options.allowed();
    this.policy = new PolicyCheck(sourceUid);
    this.checks =
        List.of(
            new NameCheck(),
            new FitCheck(),
            new DiskCheck(),
            new ReservedTwiceCheck(),
            new NamespaceCheck(options.createNamespaces()),
            new ReachCheck(),
            new HostPathCheck());
  }

  Assessment assess(Candidate candidate) {
    Findings findings = new Findings(allowed);
    candidate.diagnostics().forEach(findings::add);
    Standing standing =
        new Standing(
            existingVolume.decide(candidate, findings),
            existingClaim.decide(candidate, findings),
            target.volume(candidate.volume().name()),
            target.claim(candidate.name()));
    Pair pair =
        new Pair(candidate, standing, volume(candidate, standing), claim(candidate, standing));
    policy.check(pair, target, findings);
    if (!standing.done()) {
      checks.forEach(check -> check.check(pair, target, findings));
    }
    return new Assessment(pair, findings);
  }

  /** The PersistentVolume as it will stand: a live one that is used has the last word. */
  private static KubeObject volume(Candidate candidate, Standing standing) {
    switch (standing.volume()) {
      case RESERVED, BOUND:
        return standing.liveVolume().orElseThrow();
      case RELEASED:
        KubeObject live = standing.liveVolume().orElseThrow();
        return MergePatch.apply(live, ReReservation.edits(live, candidate));
      default:
        return candidate.volume();
    }
  }

  private static KubeObject claim(Candidate candidate, Standing standing) {
    switch (standing.claim()) {
      case WAITING, BOUND:
        return standing.liveClaim().orElseThrow();
      default:
        return candidate.claim();
    }
  }
}
