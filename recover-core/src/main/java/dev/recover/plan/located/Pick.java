// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Match;
import dev.recover.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disk that one volume gets, or why it gets none.
 *
 * @param match what the search ended in
 * @param disk empty when there is none to take, and then an error says why
 * @param evidence what speaks for and against it, sorted
 * @param byPerson whether a mapping named the disk
 * @param diagnostics what there is to say; an error keeps the volume from the plan
 */
public record Pick(
    Match match,
    Optional<HintedDisk> disk,
    List<Evidence> evidence,
    boolean byPerson,
    List<Diagnostic> diagnostics) {
  public Pick {
    evidence = List.copyOf(evidence);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The same, and one thing more to say. */
  public Pick with(Diagnostic said) {
    List<Diagnostic> more = new ArrayList<>(diagnostics);
    more.add(said);
    return new Pick(match, disk, evidence, byPerson, more);
  }

  /** How diagnostics name the volume. */
  public String subject() {
    return match.wanted().label();
  }

  /** Whether nothing keeps the volume from getting the disk. */
  public boolean usable() {
    return disk.isPresent()
        && diagnostics.stream().noneMatch(said -> said.severity() == Severity.ERROR);
  }

  /** The evidence as one line, the strongest first. */
  public String because() {
    String seen = String.join("; ", evidence.stream().map(Evidence::text).toList());
    String picked = byPerson ? "named by the mapping file" : "";
    return picked.isEmpty() ? seen : seen.isEmpty() ? picked : picked + "; " + seen;
  }
}
