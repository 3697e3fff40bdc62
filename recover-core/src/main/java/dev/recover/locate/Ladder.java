// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.DiskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Climbs down the rungs of evidence until one holds; what was heard on the way is kept. */
final class Ladder {
  private final DiskIndex index;
  private final ClusterNames clusters;
  private final Map<DiskId, Wanted> captured;

  /**
   * @param captured the volumes whose captured handle is known, by their disk
   */
  Ladder(DiskIndex index, ClusterNames clusters, Map<DiskId, Wanted> captured) {
    this.index = index;
    this.clusters = clusters;
    this.captured = captured;
  }

  /**
   * What one volume's climb came to.
   *
   * @param possible the disks that it may be, all of one rung
   * @param rest the disks that were heard of and are not among them
   */
  record Climb(Wanted wanted, List<Judged> possible, List<Judged> rest) {
    List<Judged> rest(Standing standing) {
      return rest.stream().filter(judged -> judged.standing() == standing).toList();
    }
  }

  Climb climb(Wanted wanted) {
    List<Judged> rest = new ArrayList<>();
    Set<HintedDisk> heard = new HashSet<>();
    for (Rung rung : Rung.values()) {
      List<Judged> possible = new ArrayList<>();
      for (HintedDisk disk : index.on(rung, wanted)) {
        if (heard.add(disk)) {
          Judged judged = Judge.judge(wanted, disk, rung, clusters, captured);
          (judged.standing() == Standing.POSSIBLE ? possible : rest).add(judged);
        }
      }
      if (!possible.isEmpty()) {
        rest.addAll(below(rung, wanted, heard));
        return new Climb(wanted, possible, rest);
      }
      if (rung == Rung.HANDLE && rest.stream().anyMatch(j -> j.standing() == Standing.FOREIGN)) {
        break;
      }
    }
    return new Climb(wanted, List.of(), rest);
  }

  /** Says of every rung what is looked for and who stands on it, without stopping at one. */
  List<RungReport> explain(Wanted wanted) {
    List<RungReport> reports = new ArrayList<>();
    Set<HintedDisk> heard = new HashSet<>();
    for (Rung rung : Rung.values()) {
      List<DiskCandidate> here =
          index.on(rung, wanted).stream()
              .filter(heard::add)
              .map(disk -> Judge.judge(wanted, disk, rung, clusters, captured))
              .sorted(new Likelihood())
              .map(Judged::candidate)
              .toList();
      List<DiskCandidate> shown = here.subList(0, Math.min(here.size(), Match.MOST_CANDIDATES));
      reports.add(new RungReport(rung, lookedFor(rung, wanted), here.size(), shown));
    }
    return reports;
  }

  private static String lookedFor(Rung rung, Wanted wanted) {
    return switch (rung) {
      case HANDLE -> wanted.handle().map(handle -> "handle " + handle.handle()).orElse("");
      case CLAIM_UID -> wanted.claimUid().map(uid -> "a name that ends in " + uid).orElse("");
      case IN_TREE_NAME ->
          wanted.inTree().map(name -> "name " + name.name() + " in " + zones(name)).orElse("");
      case METADATA ->
          "tags or description of "
              + wanted.claim().map(claim -> "claim " + claim).orElse("")
              + (wanted.claim().isPresent() && !wanted.volume().isEmpty() ? " or " : "")
              + (wanted.volume().isEmpty() ? "" : "volume " + wanted.volume());
      case NAME_PATTERN -> "";
    };
  }

  private static String zones(InTreeName name) {
    return name.zones().isEmpty() ? "any zone" : String.join(", ", name.zones());
  }

  /** Disks that look like it: copies keep the tags. Of a crowd some are enough. */
  private Collection<Judged> below(Rung rung, Wanted wanted, Set<HintedDisk> heard) {
    return rung.compareTo(Rung.METADATA) >= 0
        ? List.of()
        : index.on(Rung.METADATA, wanted).stream()
            .filter(disk -> !heard.contains(disk))
            .limit(Match.MOST_CANDIDATES)
            .map(disk -> Judge.judge(wanted, disk, Rung.METADATA, clusters, captured))
            .toList();
  }
}
