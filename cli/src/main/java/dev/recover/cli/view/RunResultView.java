// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.apply.RunResult;
import dev.recover.apply.VolumeOutcome;
import dev.recover.apply.VolumeResult;
import dev.recover.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a run came to, for people and for scripts. */
public final class RunResultView {
  private static final int FEW = 12;
  private static final Set<VolumeOutcome> WRONG =
      Set.of(VolumeOutcome.FAILED, VolumeOutcome.IN_DOUBT, VolumeOutcome.BLOCKED);

  private static final List<String> SPARE = List.of("volume");

  private final RunResult result;
  private final int room;

  /**
   * @param room the columns that a table may have
   */
  public RunResultView(RunResult result, int room) {
    this.result = result;
    this.room = room;
  }

  /** Kind {@code RunResult}: the run, how it ended, and each volume's outcome. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document("RunResult");
    document.put("run", result.run());
    document.put("resumed", result.resumed());
    document.put("interrupted", result.interrupted());
    document.put("done", result.done());
    document.put("changed", result.changed());
    document.put("requests", result.requests());
    document.put("milliseconds", result.took().toMillis());
    document.put("volumes", result.volumes().stream().map(RunResultView::row).toList());
    document.put("diagnostics", result.diagnostics().stream().map(Diagnostic::toTree).toList());
    return document;
  }

  private static Map<String, Object> row(VolumeResult volume) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("namespace", volume.volume().claim().namespace());
    row.put("claim", volume.volume().claim().name());
    row.put("volume", volume.volume().volume());
    row.put("handle", volume.volume().disk().handle());
    row.put("outcome", volume.outcome().word());
    row.put("diagnostics", volume.diagnostics().stream().map(Diagnostic::toTree).toList());
    return row;
  }

  /** A table of at most some volumes and one line that sums up, or the claims, one a line. */
  public String text(Format format) {
    if (format == Format.NAME) {
      return Printable.lines(result.volumes().stream().map(v -> v.volume().claim()).toList());
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (VolumeResult volume : result.volumes()) {
      if (format == Format.WIDE || result.volumes().size() <= 20 || !volume.outcome().done()) {
        rows.add(row(volume));
      }
    }
    String table =
        rows.isEmpty() ? "" : table(rows, format == Format.WIDE ? Integer.MAX_VALUE : room);
    return table + summary() + "\n";
  }

  /** A table of volumes that failed or are in doubt: of many only the first; "" for none. */
  public String wrong() {
    List<Map<String, Object>> rows =
        result.volumes().stream()
            .filter(volume -> WRONG.contains(volume.outcome()))
            .map(RunResultView::row)
            .toList();
    List<Map<String, Object>> first = rows.subList(0, Math.min(FEW, rows.size()));
    return (rows.isEmpty() ? "" : table(first, room))
        + (rows.size() > FEW ? "... and " + (rows.size() - FEW) + " more\n" : "");
  }

  private static String table(List<Map<String, Object>> rows, int room) {
    return Rows.fitting(rows, room, SPARE, "namespace", "claim", "volume", "handle", "outcome");
  }

  /** For example: {@code run 2026...: 3 proven, 1 failed; 8 requests in 1.2 s}. */
  public String summary() {
    List<String> counts = new ArrayList<>();
    for (VolumeOutcome outcome : VolumeOutcome.values()) {
      if (result.count(outcome) > 0) {
        counts.add(result.count(outcome) + " " + outcome.word());
      }
    }
    List<String> parts = new ArrayList<>();
    if (result.changed() == 0 && result.done()) {
      parts.add("nothing had to be changed");
    }
    if (!counts.isEmpty()) {
      parts.add(String.join(", ", counts));
    }
    parts.add(
        String.format(
            Locale.ROOT,
            "%d requests in %.1f s",
            result.requests(),
            result.took().toMillis() / 1000.0));
    String name = result.run().isEmpty() ? "" : "run " + result.run() + ": ";
    return name + String.join("; ", parts);
  }
}
