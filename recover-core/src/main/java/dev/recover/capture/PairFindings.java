// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to say about how PersistentVolumes and claims name each other. */
final class PairFindings {
  private PairFindings() {}

  /** Several PersistentVolumes name one claim: a warning when it is settled, else an error. */
  static Diagnostic claimedTwice(
      CapturedClaim claim, List<CapturedVolume> naming, Optional<CapturedVolume> chosen) {
    String subject = claim.name().toString();
    List<String> names =
        naming.stream().map(volume -> "PersistentVolume " + volume.name()).toList();
    String summary = naming.size() + " PersistentVolumes name claim " + subject;
    if (chosen.isPresent()) {
      return Diagnostic.warning(
              Code.CLAIMED_TWICE,
              subject,
              summary,
              "the claim is with "
                  + chosen.get().name()
                  + "; the others were left by earlier"
                  + " claims of that name",
              "look at what the others hold before anybody deletes them")
          .withDetails(names);
    }
    return Diagnostic.error(
            Code.CLAIMED_TWICE,
            subject,
            summary,
            "nothing says which of them it is with, and nothing is guessed",
            "set spec.volumeName of the claim to the right one and capture again")
        .withDetails(names);
  }

  /** Only one of the two names the other, or they have met under another uid. */
  static Optional<Diagnostic> oneWay(CapturedClaim claim, CapturedVolume volume) {
    String why;
    if (volume.claim().isEmpty()) {
      why = "the claim names the PersistentVolume, which names no claim: it was never bound";
    } else if (claim.volumeName().isEmpty()) {
      why = "the PersistentVolume names the claim, which names no volume: it was not bound yet";
    } else if (!claim.uid().isEmpty()
        && !volume.claimUid().isEmpty()
        && !claim.uid().equals(volume.claimUid())) {
      why =
          "they name each other, but the PersistentVolume was bound to an earlier claim of that"
              + " name: their uids differ";
    } else {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.warning(
            Code.PAIR_DISAGREES,
            claim.name().toString(),
            "claim " + claim.name() + " and PersistentVolume " + volume.name() + " were not bound",
            why,
            "make sure that this is the right disk for the claim"));
  }

  static Diagnostic withoutVolume(
      CapturedClaim claim, @Nullable CapturedVolume named, List<CapturedVolume> naming) {
    String why;
    if (named != null) {
      why = "the claim names PersistentVolume " + named.name() + ", which is with " + named.label();
    } else if (!claim.volumeName().isEmpty()) {
      why = "PersistentVolume " + claim.volumeName() + " is not among what was captured";
    } else if (naming.isEmpty()) {
      why = "it was not bound: neither names the other";
    } else {
      why = "more than one PersistentVolume names it";
    }
    Severity severity = claim.volumeName().isEmpty() ? Severity.WARNING : Severity.ERROR;
    return new Diagnostic(
        Code.CLAIM_WITHOUT_VOLUME,
        severity,
        claim.name().toString(),
        "claim " + claim.name() + " is kept without a PersistentVolume",
        List.of(),
        why,
        "it is not restored: a claim alone would get a new, empty disk; add its PersistentVolume"
            + " to what is captured");
  }

  static Diagnostic withoutClaim(CapturedVolume volume, @Nullable CapturedClaim other) {
    String why;
    if (volume.claim().isEmpty()) {
      why = "it names no claim";
    } else if (other == null) {
      why = "its claim " + volume.claim().get() + " is not among what was captured";
    } else {
      why =
          "claim "
              + other.name()
              + (other.volumeName().isEmpty()
                  ? " is named by other PersistentVolumes too"
                  : " is with PersistentVolume " + other.volumeName());
    }
    return Diagnostic.warning(
        Code.VOLUME_WITHOUT_CLAIM,
        volume.name(),
        "PersistentVolume " + volume.name() + " is kept without a claim",
        why,
        "it is not restored unless a claim for it is added to what is captured");
  }
}
