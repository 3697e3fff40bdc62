// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.plan.PlannedVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What came out for one volume.
 *
 * @param volume the PersistentVolume's name
 * @param findings in the order of {@link Check}
 */
public record VolumeFinding(ClaimName claim, String volume, DiskId disk, List<Finding> findings) {
  public VolumeFinding {
    findings = List.copyOf(findings);
  }

  /** What can be said of a volume that a plan leaves out: nothing is proven, and why. */
  public static VolumeFinding ofBlocked(PlannedVolume blocked) {
    String why = "the plan leaves the volume out: " + String.join(", ", blocked.because());
    return new VolumeFinding(
        blocked.claim(),
        blocked.volume(),
        blocked.disk(),
        Stream.of(Check.values()).<Finding>map(c -> new Finding.Unknown(c, why)).toList());
  }

  /** What a volume amounts to. */
  public enum Result {
    /** Every check holds. */
    CONFIRMED,
    /** A check does not hold. */
    MISMATCH,
    /** None fails, and one could not be made. */
    UNKNOWN;

    /** The word used in files: {@code confirmed}, {@code mismatch} or {@code unknown}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Result result() {
    if (findings.stream().anyMatch(Finding.Mismatch.class::isInstance)) {
      return Result.MISMATCH;
    }
    return findings.stream().anyMatch(Finding.Unknown.class::isInstance)
        ? Result.UNKNOWN
        : Result.CONFIRMED;
  }

  /** What there is to say: nothing when confirmed, else one diagnostic for each kind of trouble. */
  public List<Diagnostic> diagnostics() {
    List<String> wrong = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding instanceof Finding.Mismatch mismatch) {
        wrong.add(
            mismatch.check().id()
                + ": expected "
                + mismatch.expected()
                + ", found "
                + mismatch.actual());
      } else if (finding instanceof Finding.Unknown open) {
        unknown.add(open.check().id() + ": " + open.why());
      }
    }
    List<Diagnostic> said = new ArrayList<>();
    if (!wrong.isEmpty()) {
      said.add(
          Diagnostic.error(
                  Code.MISMATCH,
                  claim.toString(),
                  "the volume is not as planned",
                  "what was read back differs in " + wrong.size() + " of its checks",
                  "do not start its workload; make a plan, which says what is in the way")
              .withDetails(wrong));
    }
    if (!unknown.isEmpty()) {
      said.add(
          Diagnostic.warning(
                  Code.UNPROVEN,
                  claim.toString(),
                  "the volume is not proven in full",
                  "what could not be looked at is not taken for granted",
                  "see to what is missing and run `recover verify` again")
              .withDetails(
                  unknown.size() == Check.values().length && sameReason()
                      ? List.of("every check: " + ((Finding.Unknown) findings.get(0)).why())
                      : unknown));
    }
    return said;
  }

  private boolean sameReason() {
    return findings.stream().map(finding -> ((Finding.Unknown) finding).why()).distinct().count()
        == 1;
  }
}
