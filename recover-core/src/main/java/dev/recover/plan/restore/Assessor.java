// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.plan.preflight.Preflight;
import dev.recover.spi.Disks;
import dev.recover.transform.Invariants;
import dev.recover.transform.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of each candidate where it stands in the target, and all there is to say about it. */
final class Assessor {
  private final Target target;
  private final ExistingVolume existingVolume;
  private final ExistingClaim existingClaim;
  private final Set<Code> allowed;
  private final VolumeCheck policy;
  private final List<VolumeCheck> checks;

  Assessor(Target target, RestoreOptions options, String sourceUid, Disks disks) {
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
            new HostPathCheck(),
            new ElsewhereCheck(sourceUid),
            new CloudCheck(new Preflight(options.clouds(), target.state(), disks)));
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
      unsafe(pair).forEach(violation -> findings.add(said(candidate, violation)));
    }
    return new Assessment(pair, findings);
  }

  /** A last look at what would be created, whatever the rules and mappings did to it. */
  private static List<Violation> unsafe(Pair pair) {
    boolean volume = pair.standing().volume() == Standing.OfVolume.ABSENT;
    boolean claim = pair.standing().claim() == Standing.OfClaim.ABSENT;
    if (volume && claim) {
      return Invariants.ofPair(pair.volume(), pair.claim(), Optional.empty());
    }
    if (volume) {
      return Invariants.ofVolume(pair.volume(), Optional.empty());
    }
    return claim ? Invariants.ofClaim(pair.claim()) : List.of();
  }

  private static Diagnostic said(Candidate candidate, Violation violation) {
    Diagnostic raw = violation.toDiagnostic();
    return candidate.error(raw.code(), raw.summary(), raw.why(), raw.remedy());
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
