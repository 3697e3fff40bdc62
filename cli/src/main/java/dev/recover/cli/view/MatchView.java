// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.locate.DiskCandidate;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.Evidence;
import dev.recover.spi.NotLookedAt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the search for disks, for people and for scripts.
 *
 * @param notLookedAt where nobody could look
 */
public record MatchView(List<Match> matches, List<NotLookedAt> notLookedAt) {
  public MatchView {
    matches = List.copyOf(matches);
    notLookedAt = List.copyOf(notLookedAt);
  }

  /** Kind {@code DiskMatches}. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document("DiskMatches");
    document.put("matches", matches.stream().map(MatchView::row).toList());
    document.put("notLookedAt", DiskRows.notLookedAt(notLookedAt));
    return document;
  }

  static Map<String, Object> row(Match match) {
    Wanted wanted = match.wanted();
    Optional<Disk> disk = chosen(match).map(one -> one.disk().disk());
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("namespace", wanted.claim().map(ClaimName::namespace).orElse(""));
    row.put("claim", wanted.claim().map(ClaimName::name).orElse(""));
    row.put("volume", wanted.volume());
    row.put("result", match.word());
    row.put("disk", disk.map(one -> one.id().handle()).orElse(""));
    row.put("driver", disk.map(one -> one.id().driver()).orElse(""));
    row.put("id", disk.map(Disk::cloudId).orElse(""));
    row.put("rung", chosen(match).map(one -> DiskRows.kind(one.rung())).orElse(""));
    row.put("candidates", match.candidates().stream().map(MatchView::candidate).toList());
    row.put("evidence", DiskRows.evidence(match.evidence()));
    row.put("snapshot", snapshot(match));
    return row;
  }

  private static String snapshot(Match match) {
    return match instanceof Match.Missing missing
        ? missing.snapshot().map(one -> one.id().id()).orElse("")
        : "";
  }

  private static Optional<DiskCandidate> chosen(Match match) {
    return match instanceof Match.Found found ? Optional.of(found.chosen()) : Optional.empty();
  }

  /** A candidate: the disk as a list of disks has it, and what was said for and against it. */
  static Map<String, Object> candidate(DiskCandidate candidate) {
    Map<String, Object> row = new LinkedHashMap<>(DiskRows.row(candidate.disk()));
    row.put("rung", DiskRows.kind(candidate.rung()));
    row.put("evidence", DiskRows.evidence(candidate.evidence()));
    return row;
  }

  /** The same as a table, or {@code namespace/claim handle} a line of what was found. */
  public String text(Format format) {
    if (format == Format.NAME) {
      StringBuilder out = new StringBuilder();
      for (Match match : matches) {
        chosen(match)
            .ifPresent(one -> out.append(Printable.text(one.disk().id().handle())).append('\n'));
      }
      return out.toString();
    }
    List<Map<String, Object>> rows = matches.stream().map(MatchView::cells).toList();
    return format == Format.WIDE
        ? Rows.table(
            rows,
            "namespace",
            "claim",
            "volume",
            "result",
            "by",
            "name",
            "zone",
            "size",
            "state",
            "attachedTo",
            "handle",
            "candidates",
            "doubt")
        : Rows.table(
            rows,
            "namespace",
            "claim",
            "result",
            "by",
            "name",
            "zone",
            "size",
            "attachedTo",
            "candidates",
            "doubt");
  }

  private static Map<String, Object> cells(Match match) {
    Map<String, Object> cells =
        new LinkedHashMap<>(chosen(match).map(one -> DiskRows.cells(one.disk())).orElse(Map.of()));
    Map<String, Object> row = row(match);
    List.of("namespace", "claim", "volume", "result").forEach(key -> cells.put(key, row.get(key)));
    cells.put("by", row.get("rung"));
    int total = match instanceof Match.Ambiguous many ? many.total() : match.candidates().size();
    cells.put("candidates", String.valueOf(total));
    cells.put("doubt", doubt(match));
    return cells;
  }

  /** The first thing that speaks against it; `disks why` says all. */
  private static String doubt(Match match) {
    return match.evidence().stream()
        .filter(one -> one.kind() == Evidence.Kind.AGAINST)
        .map(Evidence::text)
        .findFirst()
        .orElse("");
  }
}
