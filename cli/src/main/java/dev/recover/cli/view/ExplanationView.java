// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.transform.Explanation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A rule, explained. */
public final class ExplanationView {
  private ExplanationView() {}

  /** One rule of a list. */
  public static Map<String, Object> row(Explanation rule) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("rule", rule.id());
    row.put("scope", rule.scope().name().toLowerCase(Locale.ROOT));
    row.put("action", rule.action().name().toLowerCase(Locale.ROOT));
    row.put("title", rule.title());
    return row;
  }

  /** Kind {@code Rule}: everything that is known about it. */
  public static Map<String, Object> document(Explanation rule) {
    Map<String, Object> document = Format.document("Rule");
    document.putAll(row(rule));
    document.put("what", rule.what());
    document.put("why", rule.why());
    document.put("source", rule.source());
    document.put("before", rule.example().before());
    document.put("after", rule.example().after());
    return document;
  }

  public static String text(Explanation rule) {
    StringBuilder out = new StringBuilder();
    out.append(rule.id()).append(": ").append(rule.title()).append("\n\n");
    out.append(paragraph("what", rule.what()));
    out.append(paragraph("why", rule.why()));
    out.append(paragraph("source", rule.source()));
    if (rule.example().before().equals(rule.example().after())) {
      out.append("\n  stays\n").append(rule.example().before().indent(4));
    } else {
      out.append("\n  before\n").append(rule.example().before().indent(4));
      out.append("  after\n").append(rule.example().after().indent(4));
    }
    return out.toString();
  }

  private static String paragraph(String label, String text) {
    return DiagnosticView.labelled(label, text, 100);
  }
}
