// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.locate.DiskCandidate;
import dev.recover.locate.Match;
import dev.recover.model.Disk;
import dev.recover.model.Evidence;
import dev.recover.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** What there is to say about a search that did not end in one disk beyond doubt. */
final class Doubts {
  private Doubts() {}

  /** A warning when something speaks against the disk; nothing otherwise. */
  static List<Diagnostic> of(String subject, List<Evidence> evidence) {
    List<String> against =
        evidence.stream()
            .filter(one -> one.kind() == Evidence.Kind.AGAINST)
            .map(one -> "against   " + one.text())
            .toList();
    return against.isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                    Code.DISK_DOUBTFUL,
                    subject,
                    "something speaks against the disk that it gets",
                    "metadata of a disk can be edited by anybody who may tag it",
                    "look at it with `recover disks why` before you apply")
                .withDetails(against));
  }

  static Diagnostic ambiguous(Match.Ambiguous match) {
    List<String> details = new ArrayList<>(lines(match.candidates()));
    int more = match.total() - match.candidates().size();
    if (more > 0) {
      details.add("and       " + more + " more");
    }
    String first =
        match.candidates().isEmpty() ? "DISK" : match.candidates().get(0).disk().id().handle();
    boolean several = match.total() > 1;
    return Diagnostic.error(
            Code.DISK_AMBIGUOUS,
            match.wanted().label(),
            several
                ? match.total() + " disks match volume " + match.wanted().label()
                : "disk " + first + " may be volume " + match.wanted().label() + ", and may be not",
            several ? "nothing tells them apart that cannot be edited" : against(match),
            "say which it is under "
                + match.wanted().label()
                + " in a mapping file, which `recover disks match --out mapping.yaml` writes, and"
                + " plan again with `--mapping mapping.yaml`")
        .withDetails(details);
  }

  private static String against(Match match) {
    return match.evidence().stream()
        .filter(one -> one.kind() == Evidence.Kind.AGAINST)
        .map(Evidence::text)
        .findFirst()
        .orElse("what speaks for it is too little to decide by");
  }

  static Diagnostic missing(Match.Missing match) {
    List<String> details = new ArrayList<>();
    match.snapshot().map(Doubts::line).ifPresent(details::add);
    details.addAll(lines(match.candidates()));
    return Diagnostic.error(
            Code.DISK_MISSING,
            match.wanted().label(),
            "the disk of " + match.wanted().label() + " is not in all that was looked at",
            match.snapshot().isPresent()
                ? "it may have been deleted; a snapshot of it is there"
                : "it was deleted, or it is in a region or account that was not named",
            match.snapshot().isPresent()
                ? "make a disk from the snapshot with the cloud's own tools, or name more regions"
                    + " and accounts"
                : "name more regions and accounts, look into the cloud's recycle bin, or leave the"
                    + " volume out")
        .withDetails(details);
  }

  static Diagnostic foreign(Match.Foreign match) {
    return Diagnostic.error(
            Code.DISK_FOREIGN,
            match.wanted().label(),
            "the disk of "
                + match.wanted().label()
                + " belongs to cluster "
                + String.join(", ", match.clusters()),
            "one disk belongs to one cluster; handing it over while that one lives loses data",
            "if that is the cluster that was lost, say so by its name; else release the disk there"
                + " first")
        .withDetails(lines(match.candidates()));
  }

  static Diagnostic notLookedAt(Match.NotLookedAt match) {
    List<String> details =
        match.where().stream()
            .map(place -> "not seen  " + place.scope() + ": " + place.why())
            .toList();
    return Diagnostic.error(
            Code.DISK_NOT_LOOKED_AT,
            match.wanted().label(),
            "the disk of " + match.wanted().label() + " may be where nobody could look",
            match.where().isEmpty()
                ? "no provider of its driver was asked"
                : "a place that was not looked at is never \"no disk\"",
            match.where().isEmpty()
                ? "name the provider with `--provider`, or give a listing with `--disks-from`"
                : "give the permission that is missing there, and plan again")
        .withDetails(details);
  }

  private static List<String> lines(List<DiskCandidate> candidates) {
    return candidates.stream().map(Doubts::line).toList();
  }

  private static String line(DiskCandidate candidate) {
    Disk disk = candidate.disk().disk();
    String text = String.join("; ", candidate.evidence().stream().map(Evidence::text).toList());
    return "candidate "
        + disk.id().handle()
        + " ("
        + String.join(", ", parts(disk))
        + ")"
        + (text.isEmpty() ? "" : ": " + text);
  }

  private static List<String> parts(Disk disk) {
    List<String> parts = new ArrayList<>(disk.zones());
    parts.add(disk.sizeBytes() + " bytes");
    parts.add(disk.state().word());
    disk.facts().created().ifPresent(time -> parts.add("made " + time));
    disk.facts().lastAttached().ifPresent(time -> parts.add("attached " + time));
    return parts;
  }

  private static String line(Snapshot snapshot) {
    return "snapshot  " + snapshot.id();
  }
}
