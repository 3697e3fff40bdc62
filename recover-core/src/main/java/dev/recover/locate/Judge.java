// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.Evidence;
import dev.recover.model.OneLine;
import dev.recover.model.VolumeHint;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hears what speaks for and against one disk being the one of one volume; used once. */
final class Judge {
  /** How far the clocks of a cloud and a cluster may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Wanted wanted;
  private final HintedDisk hinted;
  private final Rung rung;
  private final List<Evidence> evidence = new ArrayList<>();
  private Standing standing = Standing.POSSIBLE;

  private Judge(Wanted wanted, HintedDisk hinted, Rung rung) {
    this.wanted = wanted;
    this.hinted = hinted;
    this.rung = rung;
  }

  /**
   * Judges a disk.
   *
   * @param captured the volumes whose captured handle is known, by their disk
   */
  static Judged judge(
      Wanted wanted,
      HintedDisk disk,
      Rung rung,
      ClusterNames clusters,
      Map<DiskId, Wanted> captured) {
    Judge judge = new Judge(wanted, disk, rung);
    judge.hearFor();
    judge.hearState();
    judge.hearIdentity(captured);
    judge.hearMetadata();
    judge.hearClusters(clusters);
    return new Judged(new DiskCandidate(disk, rung, judge.evidence), judge.standing);
  }

  private void hearFor() {
    Disk disk = hinted.disk();
    switch (rung) {
      case HANDLE -> seen("captured volume handle " + disk.id().handle());
      case CLAIM_UID -> seen("name " + disk.name() + " has the captured claim's uid");
      case IN_TREE_NAME ->
          seen("captured disk name " + disk.name() + " in " + String.join(", ", disk.zones()));
      default -> {}
    }
    evidence.addAll(hinted.hint().evidence());
  }

  private void hearState() {
    Disk disk = hinted.disk();
    if (disk.state() == DiskState.DELETING) {
      against(Standing.IMPOSSIBLE, "it is being deleted");
    } else if (disk.state() != DiskState.AVAILABLE && disk.state() != DiskState.IN_USE) {
      against(Standing.POSSIBLE, "its state is " + disk.state().word());
    }
    if (!disk.attachedTo().isEmpty()) {
      against(Standing.POSSIBLE, "attached to " + String.join(", ", disk.attachedTo()));
    }
    Standing system = rung == Rung.HANDLE ? Standing.POSSIBLE : Standing.IMPOSSIBLE;
    if (disk.has(DiskTrait.BOOT)) {
      against(system, "a machine starts from it");
    }
    if (disk.has(DiskTrait.LICENSED)) {
      against(system, "it carries the licence of an operating system");
    }
    if (disk.has(DiskTrait.NODE_LOCAL)) {
      against(Standing.POSSIBLE, "it lives on one machine");
    }
  }

  private void hearIdentity(Map<DiskId, Wanted> captured) {
    Disk disk = hinted.disk();
    Optional<String> other = wanted.cloudId().filter(id -> !id.equals(disk.cloudId()));
    if (other.isPresent()) {
      against(
          Standing.IMPOSSIBLE,
          "its id is "
              + disk.cloudId()
              + " and the volume's was "
              + other.get()
              + ": the name was given to another disk");
    }
    Optional<String> created = disk.facts().created().filter(this::madeLater);
    if (created.isPresent()) {
      against(
          rung.compareTo(Rung.METADATA) < 0 ? Standing.IMPOSSIBLE : Standing.DOUBTED,
          "made "
              + created.get()
              + ", and the volume was there "
              + wanted.seen().orElse("")
              + ": a copy, or the name was given to another disk");
    }
    if (disk.sizeBytes() < wanted.bytes()) {
      against(
          rung == Rung.HANDLE ? Standing.POSSIBLE : Standing.DOUBTED,
          "it has " + disk.sizeBytes() + " bytes, and the volume " + wanted.bytes());
    }
    Wanted holder = captured.get(disk.id());
    if (rung != Rung.HANDLE && holder != null && holder.compareTo(wanted) != 0) {
      against(Standing.IMPOSSIBLE, "captured as the disk of " + holder.label());
    }
  }

  private boolean madeLater(String created) {
    try {
      return wanted.seen().isPresent()
          && OffsetDateTime.parse(created)
              .isAfter(OffsetDateTime.parse(wanted.seen().get()).plus(SKEW));
    } catch (DateTimeParseException unknown) {
      return false;
    }
  }

  /** Metadata disagrees: of a captured disk that is worth a word, without one it is a doubt. */
  private void hearMetadata() {
    VolumeHint hint = hinted.hint();
    Standing weight = rung == Rung.METADATA ? Standing.DOUBTED : Standing.POSSIBLE;
    boolean sameVolume = hint.volume().filter(wanted.volume()::equals).isPresent();
    hint.claim()
        .filter(claim -> wanted.claim().isPresent() && !wanted.claim().get().equals(claim))
        .ifPresent(claim -> against(weight, "its metadata names claim " + claim));
    if (hint.volume().isPresent() && !wanted.volume().isEmpty() && !sameVolume) {
      against(weight, "its metadata names volume " + hint.volume().get());
    }
    // A claim that was restored before has another uid than its disk was made for.
    hint.claimUid()
        .filter(uid -> wanted.claimUid().isPresent() && !wanted.claimUid().get().equals(uid))
        .filter(uid -> !sameVolume)
        .ifPresent(uid -> against(weight, "it was made for a claim with uid " + uid));
    if (contradictsItself()) {
      weigh(weight);
    }
  }

  /** {@link VolumeHint#claimUid} is left out where the disk's name and its metadata disagree. */
  private boolean contradictsItself() {
    return hinted.hint().claimUid().isEmpty()
        && says(Evidence.Kind.NAME_PATTERN)
        && says(Evidence.Kind.AGAINST);
  }

  private boolean says(Evidence.Kind kind) {
    return hinted.hint().evidence().stream().anyMatch(one -> one.kind() == kind);
  }

  private void hearClusters(ClusterNames clusters) {
    List<String> names = hinted.hint().clusters();
    if (clusters.areOthers(names)) {
      against(Standing.FOREIGN, "cluster " + String.join(", ", names) + " has it, and lives");
    } else if (!clusters.own().isEmpty() && !clusters.areOurs(names)) {
      against(Standing.FOREIGN, "its tags name cluster " + String.join(", ", names));
    }
  }

  private void seen(String text) {
    evidence.add(new Evidence(rung.kind(), OneLine.of(text)));
  }

  private void against(Standing weight, String text) {
    evidence.add(new Evidence(Evidence.Kind.AGAINST, OneLine.of(text)));
    weigh(weight);
  }

  private void weigh(Standing weight) {
    standing = standing.compareTo(weight) > 0 ? standing : weight;
  }
}
