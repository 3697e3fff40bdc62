// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.DiskId;
import dev.recover.model.DiskTrait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the disks of volumes by the ladder of {@link Rung}s.
 *
 * <p>It never chooses between two: that several disks are as likely is an answer. Every volume is
 * looked up by hash, so that 100,000 volumes among 100,000 disks take seconds, and what anybody
 * writes into tags changes neither that nor what was captured.
 */
public final class Locator {
  private final Holdings holdings;
  private final ClusterNames clusters;
  private final DiskIndex disks;
  private final Verdict verdict;

  public Locator(Holdings holdings, ClusterNames clusters) {
    this.holdings = holdings;
    this.clusters = clusters;
    this.disks = new DiskIndex(holdings.disks());
    this.verdict = new Verdict(holdings, new SnapshotIndex(holdings.snapshots()));
  }

  /** Looks for the disks of these volumes; one answer for each, by claim. */
  public List<Match> locate(Collection<Wanted> wanted) {
    List<Wanted> sorted = wanted.stream().sorted().toList();
    Ladder ladder = ladder(sorted);
    return notTwice(sorted.stream().map(volume -> verdict.of(ladder.climb(volume))).toList());
  }

  /**
   * Says of every rung of the ladder what is looked for and what stands on it.
   *
   * @param among all volumes that are looked for, that one with them
   */
  public List<RungReport> explain(Wanted wanted, Collection<Wanted> among) {
    return ladder(among.stream().sorted().toList()).explain(wanted);
  }

  private Ladder ladder(List<Wanted> wanted) {
    Map<DiskId, Wanted> captured = new HashMap<>();
    for (Wanted volume : wanted) {
      volume.handle().ifPresent(handle -> captured.putIfAbsent(handle, volume));
    }
    return new Ladder(disks, clusters.and(vouched(wanted)), captured);
  }

  /**
   * Looks for the disks of every claim that the metadata of any disk names: what can be adopted
   * where nothing was captured. One answer for each claim, by claim.
   */
  public List<Match> byClaim() {
    return locate(disks.claims().stream().map(Wanted::claim).toList());
  }

  /** The disks of which no metadata says whose they were, but those that machines start from. */
  public List<HintedDisk> nobodys() {
    return holdings.disks().stream()
        .filter(disk -> disk.claim().isEmpty())
        .filter(disk -> !disk.disk().has(DiskTrait.BOOT) && !disk.disk().has(DiskTrait.LICENSED))
        .toList();
  }

  /**
   * The names by which the old cluster tagged its disks, learned from those that were captured: a
   * kubeconfig may call it something else. Two disks and most of them have to agree, so that none
   * vouches for itself.
   */
  private Collection<String> vouched(Collection<Wanted> wanted) {
    Map<String, Integer> votes = new TreeMap<>();
    int voters = 0;
    for (Wanted volume : clusters.own().isEmpty() ? List.<Wanted>of() : wanted) {
      List<HintedDisk> exact = volume.handle().map(disks::named).orElse(List.of());
      if (exact.size() == 1
          && !exact.get(0).hint().clusters().isEmpty()
          && exact.get(0).claim().equals(volume.claim())) {
        voters++;
        exact.get(0).hint().clusters().forEach(name -> votes.merge(name, 1, Integer::sum));
      }
    }
    int most = voters / 2;
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue() > Math.max(1, most))
        .map(Map.Entry::getKey)
        .filter(name -> !clusters.areOthers(List.of(name)))
        .toList();
  }

  /** A disk that two volumes lead to is given to neither. */
  private static List<Match> notTwice(List<Match> matches) {
    Map<HintedDisk, List<Match.Found>> byDisk = new HashMap<>();
    for (Match match : matches) {
      if (match instanceof Match.Found found) {
        byDisk.computeIfAbsent(found.chosen().disk(), disk -> new ArrayList<>(1)).add(found);
      }
    }
    return matches.stream()
        .map(
            match ->
                match instanceof Match.Found found
                    ? shared(found, byDisk.getOrDefault(found.chosen().disk(), List.of()))
                    : match)
        .toList();
  }

  private static Match shared(Match.Found found, List<Match.Found> all) {
    Optional<Match.Found> other = all.stream().filter(one -> one != found).findFirst();
    return other
        .<Match>map(
            one ->
                new Match.Ambiguous(
                    found.wanted(),
                    List.of(found.chosen()),
                    1,
                    List.of(Verdict.against("it is also the disk of " + one.wanted().label()))))
        .orElse(found);
  }
}
