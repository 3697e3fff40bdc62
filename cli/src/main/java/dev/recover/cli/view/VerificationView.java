// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.verify.Finding;
import dev.recover.verify.VolumeFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a verification found, for people and for scripts. */
public final class VerificationView {
  private static final List<String> SPARE = List.of("volume");

  private final List<VolumeFinding> findings;
  private final int room;

  /**
   * @param room the columns that a table may have
   */
  public VerificationView(List<VolumeFinding> findings, int room) {
    this.findings = findings;
    this.room = room;
  }

  /**
   * The whole: {@code mismatch} when one volume has one, else {@code unknown} when one is, else
   * {@code confirmed}.
   */
  public VolumeFinding.Result result() {
    VolumeFinding.Result worst = VolumeFinding.Result.CONFIRMED;
    for (VolumeFinding finding : findings) {
      if (finding.result() == VolumeFinding.Result.MISMATCH) {
        return VolumeFinding.Result.MISMATCH;
      }
      worst = finding.result() == VolumeFinding.Result.UNKNOWN ? finding.result() : worst;
    }
    return worst;
  }

  /** Kind {@code Verification}: result, and for each volume its checks. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document("Verification");
    document.put("result", result().word());
    document.put("volumes", findings.stream().map(VerificationView::row).toList());
    return document;
  }

  private static Map<String, Object> row(VolumeFinding finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("namespace", finding.claim().namespace());
    row.put("claim", finding.claim().name());
    row.put("volume", finding.volume());
    row.put("handle", finding.disk().handle());
    row.put("result", finding.result().word());
    row.put("checks", finding.findings().stream().map(VerificationView::check).toList());
    return row;
  }

  private static Map<String, Object> check(Finding finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("check", finding.check().id());
    row.put("result", word(finding));
    if (finding instanceof Finding.Mismatch mismatch) {
      row.put("expected", mismatch.expected());
      row.put("found", mismatch.actual());
    } else if (finding instanceof Finding.Unknown unknown) {
      row.put("why", unknown.why());
    }
    return row;
  }

  private static String word(Finding finding) {
    if (finding instanceof Finding.Confirmed) {
      return VolumeFinding.Result.CONFIRMED.word();
    }
    return finding instanceof Finding.Mismatch
        ? VolumeFinding.Result.MISMATCH.word()
        : VolumeFinding.Result.UNKNOWN.word();
  }

  /** A table of volumes; wide adds which checks do not hold. */
  public String text(Format format) {
    List<Map<String, Object>> rows = findings.stream().map(VerificationView::row).toList();
    if (format == Format.NAME) {
      return Printable.lines(findings.stream().map(VolumeFinding::claim).toList());
    }
    long confirmed =
        findings.stream().filter(f -> f.result() == VolumeFinding.Result.CONFIRMED).count();
    int columns = format == Format.WIDE ? Integer.MAX_VALUE : room;
    return Rows.fitting(rows, columns, SPARE, "namespace", "claim", "volume", "handle", "result")
        + confirmed
        + " of "
        + findings.size()
        + " confirmed\n";
  }
}
