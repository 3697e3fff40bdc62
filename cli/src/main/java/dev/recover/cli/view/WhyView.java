// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.locate.DiskCandidate;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Match;
import dev.recover.locate.RungReport;
import dev.recover.model.Evidence;
import dev.recover.spi.NotLookedAt;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a claim got a disk or none, and whose a disk was: the whole ladder of evidence.
 *
 * @param disks the disks that were asked about; none when a claim was
 * @param told each match that has to do with it, with its ladder
 * @param notLookedAt where nobody could look
 */
public record WhyView(List<HintedDisk> disks, List<Told> told, List<NotLookedAt> notLookedAt) {
  /** A match and the ladder that led to it. */
  public record Told(Match match, List<RungReport> ladder) {
    public Told {
      ladder = List.copyOf(ladder);
    }
  }

  public WhyView {
    disks = List.copyOf(disks);
    told = List.copyOf(told);
    notLookedAt = List.copyOf(notLookedAt);
  }

  /** Kind {@code DiskExplanation}. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document("DiskExplanation");
    document.put("disks", disks.stream().map(DiskRows::row).toList());
    document.put("matches", told.stream().map(WhyView::row).toList());
    document.put("notLookedAt", DiskRows.notLookedAt(notLookedAt));
    return document;
  }

  private static Map<String, Object> row(Told told) {
    Map<String, Object> row = new LinkedHashMap<>(MatchView.row(told.match()));
    row.put("ladder", told.ladder().stream().map(WhyView::rung).toList());
    return row;
  }

  private static Map<String, Object> rung(RungReport report) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("rung", DiskRows.kind(report.rung()));
    row.put("lookedFor", report.lookedFor());
    row.put("disks", report.total());
    row.put("handles", report.candidates().stream().map(one -> one.disk().id().handle()).toList());
    return row;
  }

  /** The same as a text to read. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (HintedDisk disk : disks) {
      line(out, "", "disk " + disk.id().handle());
      line(out, "  ", facts(disk));
      evidence(out, "  ", disk.hint().evidence());
    }
    for (Told one : told) {
      Match match = one.match();
      line(out, "", match.wanted().label() + ": " + match.word() + chosen(match));
      evidence(out, "  ", match.evidence());
      one.ladder().forEach(report -> rung(out, report));
      line(out, "  ", decided(match));
    }
    if (!disks.isEmpty() && told.isEmpty()) {
      line(out, "", "no volume that was looked for leads to it");
    }
    return out.toString();
  }

  private static String chosen(Match match) {
    return match instanceof Match.Found found ? " " + found.chosen().disk().id().handle() : "";
  }

  private static String facts(HintedDisk hinted) {
    var disk = hinted.disk();
    return "id "
        + disk.cloudId()
        + ", "
        + DiskRows.size(disk.sizeBytes())
        + ", "
        + disk.state().word()
        + (disk.zones().isEmpty() ? "" : ", " + String.join(",", disk.zones()))
        + (disk.attachedTo().isEmpty()
            ? ""
            : ", attached to " + String.join(",", disk.attachedTo()))
        + disk.facts().created().map(time -> ", made " + time).orElse("");
  }

  private static void rung(StringBuilder out, RungReport report) {
    String rung = DiskRows.kind(report.rung());
    if (report.lookedFor().isEmpty()) {
      return;
    }
    line(out, "  ", pad(rung) + report.lookedFor() + ": " + count(report.total()));
    for (DiskCandidate candidate : report.candidates()) {
      line(out, "    ", candidate.disk().id().handle());
      line(out, "      ", facts(candidate.disk()));
      evidence(out, "      ", candidate.evidence());
    }
  }

  private static String count(int disks) {
    return disks == 0 ? "no disk" : disks == 1 ? "1 disk" : disks + " disks";
  }

  private static String pad(String rung) {
    return rung + " ".repeat(Math.max(1, 14 - rung.length()));
  }

  private static void evidence(StringBuilder out, String indent, Collection<Evidence> evidence) {
    for (Evidence one : evidence) {
      boolean against = one.kind() == Evidence.Kind.AGAINST;
      line(out, indent, (against ? "- " : "+ ") + one.text());
    }
  }

  private static String decided(Match match) {
    return match.accept(new Decision());
  }

  private static void line(StringBuilder out, String indent, String text) {
    out.append(indent).append(Printable.text(text)).append('\n');
  }

  /** What was decided, and how to go on. */
  private static final class Decision implements Match.Visitor<String> {
    @Override
    public String found(Match.Found match) {
      return "decided: it is the only disk on the highest rung that holds ("
          + DiskRows.kind(match.chosen().rung())
          + ")";
    }

    @Override
    public String ambiguous(Match.Ambiguous match) {
      return "decided: a person has to say which; write it into the file of"
          + " `recover disks match --out mapping.yaml`";
    }

    @Override
    public String missing(Match.Missing match) {
      return match
          .snapshot()
          .map(
              snapshot ->
                  "decided: the disk is gone; snapshot "
                      + snapshot.id().id()
                      + " is the newest of it")
          .orElse("decided: there is no such disk in all that was looked at");
    }

    @Override
    public String foreign(Match.Foreign match) {
      return "decided: cluster "
          + String.join(", ", match.clusters())
          + " has it; if that is the old name of yours, say --cluster-name";
    }

    @Override
    public String notLookedAt(Match.NotLookedAt match) {
      return "decided: nothing; not every place was looked at where it may be";
    }
  }
}
