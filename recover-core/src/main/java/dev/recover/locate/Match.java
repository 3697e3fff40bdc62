// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.Evidence;
import dev.recover.model.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What became of the search for one volume's disk; the set is closed.
 *
 * <p>It says which disk it is, never whether it can be attached: that is looked at when a plan is
 * made.
 */
public sealed interface Match {
  /** At most so many candidates are kept of one volume; more tell nobody more. */
  int MOST_CANDIDATES = 20;

  /** The volume that was looked for. */
  Wanted wanted();

  /**
   * The disks that came into question and were not chosen, the likeliest first, {@link
   * #MOST_CANDIDATES} at most.
   */
  List<DiskCandidate> candidates();

  /** What was seen and decided by, the strongest first. */
  List<Evidence> evidence();

  /** The word of it in files: {@code found}, {@code ambiguous}, {@code notLookedAt}. */
  String word();

  <R> R accept(Visitor<R> visitor);

  /**
   * One disk, and no other that is as likely.
   *
   * @param chosen the disk
   * @param others disks that look like it and are not, for example copies of it
   */
  record Found(Wanted wanted, DiskCandidate chosen, List<DiskCandidate> others) implements Match {
    public Found {
      others = List.copyOf(others);
    }

    @Override
    public List<DiskCandidate> candidates() {
      return others;
    }

    @Override
    public List<Evidence> evidence() {
      return chosen.evidence();
    }

    @Override
    public String word() {
      return "found";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.found(this);
    }
  }

  /**
   * Several disks, or one that something essential speaks against; a person says which it is.
   *
   * @param total how many there are, more than {@code candidates} when that list was cut
   */
  record Ambiguous(
      Wanted wanted, List<DiskCandidate> candidates, int total, List<Evidence> evidence)
      implements Match {
    public Ambiguous {
      candidates = List.copyOf(candidates);
      evidence = evidence.stream().sorted().distinct().toList();
    }

    @Override
    public String word() {
      return "ambiguous";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ambiguous(this);
    }
  }

  /**
   * No disk in all that was looked at.
   *
   * @param candidates disks that look like it and cannot be it
   * @param snapshot the newest snapshot of it that can be used
   */
  record Missing(
      Wanted wanted,
      List<DiskCandidate> candidates,
      Optional<Snapshot> snapshot,
      List<Evidence> evidence)
      implements Match {
    public Missing {
      candidates = List.copyOf(candidates);
      evidence = evidence.stream().sorted().distinct().toList();
    }

    @Override
    public String word() {
      return "missing";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.missing(this);
    }
  }

  /**
   * There is a disk, and it belongs to another cluster.
   *
   * @param clusters whose it is, as its tags say
   */
  record Foreign(Wanted wanted, List<DiskCandidate> candidates, List<String> clusters)
      implements Match {
    public Foreign {
      candidates = List.copyOf(candidates);
      clusters = List.copyOf(clusters);
    }

    @Override
    public List<Evidence> evidence() {
      return candidates.get(0).evidence();
    }

    @Override
    public String word() {
      return "foreign";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.foreign(this);
    }
  }

  /**
   * No disk was seen, and not every place was looked at where it may be: never "no disk".
   *
   * @param where the places, sorted; empty when no provider of its driver was asked at all
   */
  record NotLookedAt(
      Wanted wanted, List<dev.recover.spi.NotLookedAt> where, List<Evidence> evidence)
      implements Match {
    public NotLookedAt {
      where = List.copyOf(where);
      evidence = evidence.stream().sorted().distinct().toList();
    }

    @Override
    public List<DiskCandidate> candidates() {
      return List.of();
    }

    @Override
    public String word() {
      return "notLookedAt";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.notLookedAt(this);
    }
  }

  /** Answers once for each variant. */
  interface Visitor<R> {
    R found(Found match);

    R ambiguous(Ambiguous match);

    R missing(Missing match);

    R foreign(Foreign match);

    R notLookedAt(NotLookedAt match);
  }
}
