// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.DiskCandidate;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Holdings;
import dev.recover.locate.Match;
import dev.recover.model.DiskId;
import dev.recover.model.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes for each volume the disk that a person named, else the one that was found.
 *
 * <p>A person's word decides between candidates. It does not make a disk out of nothing, and not
 * one of another cluster, nor one that only has the name of the disk that was meant.
 */
public final class Picker {
  private final Map<DiskId, List<HintedDisk>> held = new HashMap<>();
  private final Map<String, List<HintedDisk>> byHandle = new HashMap<>();
  private final boolean allSeen;
  private final AdoptionAnswers answers;

  public Picker(Holdings holdings, AdoptionAnswers answers) {
    for (HintedDisk disk : holdings.disks()) {
      held.computeIfAbsent(disk.id(), id -> new ArrayList<>(1)).add(disk);
      byHandle.computeIfAbsent(disk.id().handle(), h -> new ArrayList<>(1)).add(disk);
    }
    this.allSeen = holdings.notLookedAt().isEmpty();
    this.answers = answers;
  }

  /** Returns the disk, or an error that says why there is none. */
  public Pick pick(Match match) {
    Optional<AdoptionAnswer> answer =
        match.wanted().claim().flatMap(answers::of).filter(said -> said.disk().isPresent());
    if (answer.isEmpty()) {
      return match.accept(new FoundOrTrouble());
    }
    if (match instanceof Match.Foreign) {
      return match.accept(new FoundOrTrouble());
    }
    DiskId named = answer.get().disk().orElseThrow();
    List<HintedDisk> there = held.getOrDefault(named, List.of());
    List<HintedDisk> same =
        there.stream()
            .filter(
                disk ->
                    answer.get().cloudId().map(id -> id.equals(disk.disk().cloudId())).orElse(true))
            .toList();
    if (same.size() == 1) {
      return named(match, same.get(0));
    }
    return none(
        match,
        there.isEmpty()
            ? notThere(match, named)
            : same.isEmpty() ? otherDisk(match, named, there) : severalOfOneName(match, named));
  }

  private static Pick named(Match match, HintedDisk disk) {
    List<Evidence> evidence =
        match.candidates().stream()
            .filter(candidate -> candidate.disk().equals(disk))
            .findFirst()
            .map(DiskCandidate::evidence)
            .orElse(disk.hint().evidence());
    List<Diagnostic> said = new ArrayList<>(Doubts.of(match.wanted().label(), evidence));
    disk.claim()
        .filter(claim -> match.wanted().claim().filter(claim::equals).isEmpty())
        .ifPresent(
            claim ->
                said.add(
                    Diagnostic.warning(
                        Code.DISK_DOUBTFUL,
                        match.wanted().label(),
                        "the metadata of disk " + disk.id().handle() + " says claim " + claim,
                        "the mapping file gives it to another claim, and that is done",
                        "look twice before you apply: two disks may be swapped")));
    return new Pick(match, Optional.of(disk), evidence, true, said);
  }

  private Diagnostic notThere(Match match, DiskId named) {
    List<String> details =
        byHandle.getOrDefault(named.handle(), List.of()).stream()
            .map(disk -> "there     " + disk.id())
            .toList();
    if (details.isEmpty() && !allSeen) {
      return Diagnostic.error(
          Code.DISK_NOT_LOOKED_AT,
          match.wanted().label(),
          "disk " + named + " of the mapping file was not seen, and not every place was looked at",
          "a place that nobody could look at may hold it",
          "allow looking there, or name the region and account where it is");
    }
    return Diagnostic.error(
            Code.DISK_MISSING,
            match.wanted().label(),
            "the mapping file names disk " + named + ", and no such disk was listed",
            details.isEmpty()
                ? "in all that was looked at there is no disk of that driver and handle"
                : "a disk with this handle is there, of another driver",
            "correct the mapping file; `recover disks list` lists what there is")
        .withDetails(details);
  }

  private static Diagnostic otherDisk(Match match, DiskId named, List<HintedDisk> there) {
    return Diagnostic.error(
            Code.DISK_DOUBTFUL,
            match.wanted().label(),
            "disk " + named.handle() + " is not the one that the mapping file was written about",
            "names of disks are given again; the cloud's own identity of it is another",
            "look at the disk, and write the mapping file anew with `recover disks match --out`")
        .withDetails(
            there.stream().map(disk -> "there     identity " + disk.disk().cloudId()).toList());
  }

  private static Diagnostic severalOfOneName(Match match, DiskId named) {
    return Diagnostic.error(
        Code.DISK_AMBIGUOUS,
        match.wanted().label(),
        "several disks were listed as " + named,
        "the mapping file does not say which, by the cloud's own identity of it",
        "write the mapping file anew with `recover disks match --out`");
  }

  private static Pick none(Match match, Diagnostic why) {
    return new Pick(match, Optional.empty(), match.evidence(), false, List.of(why));
  }

  /** What the search itself ended in. */
  private static final class FoundOrTrouble implements Match.Visitor<Pick> {
    @Override
    public Pick found(Match.Found match) {
      return new Pick(
          match,
          Optional.of(match.chosen().disk()),
          match.evidence(),
          false,
          Doubts.of(match.wanted().label(), match.evidence()));
    }

    @Override
    public Pick ambiguous(Match.Ambiguous match) {
      return none(match, Doubts.ambiguous(match));
    }

    @Override
    public Pick missing(Match.Missing match) {
      return none(match, Doubts.missing(match));
    }

    @Override
    public Pick foreign(Match.Foreign match) {
      return none(match, Doubts.foreign(match));
    }

    @Override
    public Pick notLookedAt(Match.NotLookedAt match) {
      return none(match, Doubts.notLookedAt(match));
    }
  }
}
