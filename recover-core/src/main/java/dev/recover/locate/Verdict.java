// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.locate.Ladder.Climb;
import dev.recover.model.Evidence;
import dev.recover.model.OneLine;
import dev.recover.model.Snapshot;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says what a climb of the ladder amounts to. */
final class Verdict {
  private final Holdings holdings;
  private final SnapshotIndex snapshots;

  Verdict(Holdings holdings, SnapshotIndex snapshots) {
    this.holdings = holdings;
    this.snapshots = snapshots;
  }

  Match of(Climb climb) {
    if (climb.possible().size() == 1 && !crowded(climb)) {
      return found(climb);
    }
    if (!climb.possible().isEmpty()) {
      return ambiguous(climb.wanted(), join(climb.possible(), climb.rest(Standing.DOUBTED)));
    }
    List<Judged> foreign = climb.rest(Standing.FOREIGN);
    if (foreign.stream().anyMatch(judged -> judged.candidate().rung() == Rung.HANDLE)) {
      return foreign(climb.wanted(), foreign);
    }
    if (!climb.rest(Standing.DOUBTED).isEmpty()) {
      return ambiguous(climb.wanted(), climb.rest(Standing.DOUBTED));
    }
    return foreign.isEmpty() ? nothing(climb) : foreign(climb.wanted(), foreign);
  }

  /** Where nothing was captured, a disk that contradicts itself may as well be the one. */
  private static boolean crowded(Climb climb) {
    Wanted wanted = climb.wanted();
    return wanted.volume().isEmpty()
        && wanted.claimUid().isEmpty()
        && !climb.rest(Standing.DOUBTED).isEmpty();
  }

  private Match found(Climb climb) {
    DiskCandidate chosen = climb.possible().get(0).candidate();
    Wanted wanted = climb.wanted();
    List<NotLookedAt> where = where(wanted);
    if (chosen.rung() == Rung.METADATA && !where.isEmpty()) {
      List<Evidence> evidence = new ArrayList<>(chosen.evidence());
      evidence.add(
          against(
              where.size() == 1
                  ? where.get(0).scope() + " was not looked at: another may be there"
                  : where.size() + " places were not looked at: another may be there"));
      chosen = new DiskCandidate(chosen.disk(), chosen.rung(), evidence);
    }
    return new Match.Found(wanted, chosen, shown(climb.rest()));
  }

  private Match ambiguous(Wanted wanted, List<Judged> candidates) {
    List<DiskCandidate> shown = shown(candidates);
    String what =
        candidates.size() == 1
            ? "the only disk that comes into question has something against it"
            : candidates.size() + " disks come into question";
    return new Match.Ambiguous(wanted, shown, candidates.size(), List.of(against(what)));
  }

  private Match foreign(Wanted wanted, List<Judged> candidates) {
    TreeSet<String> clusters = new TreeSet<>();
    candidates.forEach(judged -> clusters.addAll(judged.candidate().disk().hint().clusters()));
    return new Match.Foreign(wanted, shown(candidates), List.copyOf(clusters));
  }

  private Match nothing(Climb climb) {
    Wanted wanted = climb.wanted();
    List<Evidence> evidence = new ArrayList<>();
    String what =
        wanted
            .handle()
            .map(handle -> "handle " + handle.handle())
            .orElse("claim " + wanted.label());
    if (!asked(wanted)) {
      evidence.add(
          against("no provider of " + wanted.handle().orElseThrow().driver() + " was asked"));
      return new Match.NotLookedAt(wanted, List.of(), evidence);
    }
    evidence.add(
        against("no disk with " + what + " among the " + holdings.disks().size() + " seen"));
    List<NotLookedAt> where = where(wanted);
    if (!where.isEmpty()) {
      where.forEach(one -> evidence.add(against(one.scope() + " was not looked at: " + one.why())));
      return new Match.NotLookedAt(wanted, where, evidence);
    }
    Optional<Snapshot> snapshot = snapshots.newest(wanted);
    snapshot.ifPresent(
        one ->
            evidence.add(
                new Evidence(
                    Evidence.Kind.METADATA,
                    OneLine.of(
                        "snapshot "
                            + one.id().id()
                            + " of it"
                            + one.created().map(time -> ", made " + time).orElse("")))));
    return new Match.Missing(wanted, shown(climb.rest()), snapshot, evidence);
  }

  private boolean asked(Wanted wanted) {
    return wanted.handle().isEmpty()
        || holdings.drivers().containsKey(wanted.handle().get().driver());
  }

  /** Where the disk may be and nobody could look: the scopes of its driver's provider. */
  private List<NotLookedAt> where(Wanted wanted) {
    Optional<String> provider =
        wanted.handle().map(handle -> holdings.drivers().getOrDefault(handle.driver(), ""));
    return holdings.notLookedAt().stream()
        .filter(one -> provider.isEmpty() || provider.get().equals(one.scope().provider()))
        .toList();
  }

  private List<DiskCandidate> shown(Collection<Judged> judged) {
    List<DiskCandidate> shown =
        judged.stream()
            .sorted(new Likelihood())
            .limit(Match.MOST_CANDIDATES)
            .map(Judged::candidate)
            .toList();
    return shown.stream().map(candidate -> asCopy(candidate, shown)).toList();
  }

  /** Says so of a disk that was made from a snapshot of another one among them. */
  private DiskCandidate asCopy(DiskCandidate candidate, List<DiskCandidate> among) {
    Optional<String> snapshot = candidate.disk().disk().facts().sourceSnapshot();
    String source = snapshot.map(snapshots::sourceOf).orElse("");
    Optional<DiskCandidate> original =
        among.stream().filter(one -> one.disk().disk().cloudId().equals(source)).findFirst();
    if (snapshot.isEmpty()) {
      return candidate;
    }
    List<Evidence> evidence = new ArrayList<>(candidate.evidence());
    evidence.add(
        against(
            "made from snapshot "
                + snapshot.get()
                + original.map(one -> " of " + one.disk().id().handle()).orElse("")
                + ": a copy"));
    return new DiskCandidate(candidate.disk(), candidate.rung(), evidence);
  }

  private static List<Judged> join(List<Judged> one, List<Judged> other) {
    List<Judged> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  static Evidence against(String text) {
    return new Evidence(Evidence.Kind.AGAINST, OneLine.of(text));
  }
}
