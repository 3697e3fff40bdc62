// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One thing to say about one subject.
 *
 * @param subject what it is about, as messages name it: {@code db/data-0}, a file, a context; ""
 *     for the whole
 * @param summary one line, without a final stop
 * @param details facts, a line each, for example candidates; may be empty
 * @param why one sentence: what makes it so
 * @param remedy how to go on, possibly a command; "" when there is nothing to do
 */
public record Diagnostic(
    Code code,
    Severity severity,
    String subject,
    String summary,
    List<String> details,
    String why,
    String remedy)
    implements Comparable<Diagnostic> {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::severity)
          .thenComparing(Diagnostic::subject)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::summary);

  public Diagnostic {
    details = List.copyOf(details);
  }

  public static Diagnostic error(
      Code code, String subject, String summary, String why, String remedy) {
    return new Diagnostic(code, Severity.ERROR, subject, summary, List.of(), why, remedy);
  }

  public static Diagnostic warning(
      Code code, String subject, String summary, String why, String remedy) {
    return new Diagnostic(code, Severity.WARNING, subject, summary, List.of(), why, remedy);
  }

  public static Diagnostic note(
      Code code, String subject, String summary, String why, String remedy) {
    return new Diagnostic(code, Severity.NOTE, subject, summary, List.of(), why, remedy);
  }

  public Diagnostic withDetails(List<String> lines) {
    return new Diagnostic(code, severity, subject, summary, lines, why, remedy);
  }

  public Diagnostic withSubject(String other) {
    return new Diagnostic(code, severity, other, summary, details, why, remedy);
  }

  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(code, other, subject, summary, details, why, remedy);
  }

  /** As it stands in files: {@code code, severity, subject, summary, details, why, remedy}. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", code.name());
    tree.put("severity", severity.word());
    tree.put("subject", subject);
    tree.put("summary", summary);
    tree.put("details", details);
    tree.put("why", why);
    tree.put("remedy", remedy);
    return tree;
  }

  /**
   * Reads what {@link #toTree} made; a code that this build does not know becomes {@link
   * Code#OTHER_FINDING}, its name kept in the summary.
   */
  public static Diagnostic ofTree(Map<?, ?> tree) {
    String name = text(tree, "code");
    Code code =
        Stream.of(Code.values()).filter(c -> c.name().equals(name)).findFirst().orElse(null);
    Severity severity =
        Stream.of(Severity.values())
            .filter(s -> s.word().equals(text(tree, "severity")))
            .findFirst()
            .orElse(Severity.WARNING);
    List<String> details =
        tree.get("details") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    String summary = text(tree, "summary");
    return new Diagnostic(
        code == null ? Code.OTHER_FINDING : code,
        severity,
        text(tree, "subject"),
        code == null ? name + ": " + summary : summary,
        details,
        text(tree, "why"),
        text(tree, "remedy"));
  }

  private static String text(Map<?, ?> tree, String key) {
    return tree.get(key) instanceof String text ? text : "";
  }

  /** The heaviest first, then by subject, code and summary: the order in every file. */
  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }
}
