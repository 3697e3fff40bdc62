// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a text what looks like a password, key or token, before it is kept. */
public final class Redaction {
  private static final String GONE = "[redacted]";

  /** What follows one of these words is a secret. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([\\w.-]*(?:password|passwd|secret[_-]?key|access[_-]?key|api[_-]?key|token|sas[_-]?key"
              + "|credential)[\\w.-]*\"?\\s*[=:]\\s*\"?|(?:--token|--password)\\s+|bearer\\s+)([^\\s\"',;]+)");

  private static final List<Pattern> SHAPES =
      List.of(
          // JSON Web Tokens
          Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"),
          // AWS access keys
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
          // GitHub, GitLab, Slack
          Pattern.compile("\\b(?:gh[pousr]_|glpat-|xox[abpr]-)[\\w-]{16,}"),
          Pattern.compile(
              "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----"),
          // The user and password of a URL
          Pattern.compile("(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)"));

  private Redaction() {}

  /** Returns the text with {@code [redacted]} in place of what nobody may read. */
  public static String of(String text) {
    String clean = NAMED.matcher(text).replaceAll(match -> quote(match.group(1)) + GONE);
    for (Pattern shape : SHAPES) {
      clean = shape.matcher(clean).replaceAll(GONE);
    }
    return clean;
  }

  private static String quote(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
