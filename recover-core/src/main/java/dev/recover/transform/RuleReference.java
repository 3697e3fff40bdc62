// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import java.util.stream.Stream;

/** Writes docs/reference/rules.md from the rules themselves, so that it cannot be wrong. */
public final class RuleReference {
  private static final String INTRODUCTION =
      """
      # Rewrite rules

      <!-- Made from the rules by RuleReferenceTest, which says how to make it again. -->

      A captured PersistentVolume and claim are not created as they were captured. Each rule below sees to
      one field, and each edit in a plan carries the id of its rule; `recover explain RULE` prints what
      stands here. The rules run in this order.

      """;

  private static final String FILES =
      """
      ## Rules files

      `recover plan restore --rules FILE` reads what to change beyond the rules, for the volumes that
      `select` picks. Every entry that selects a volume applies to it; where two speak about the same
      thing, the later one wins, and an option of the command line wins over a file. A key that is not
      known is an error.

      ```yaml
      apiVersion: recover/v1alpha1
      kind: Rules
      rules:
      - select:                    # all of these must hold; left out: every volume
          namespace: [shop, web]
          labels: app=redis,tier!=cache
          class: gp2
          driver: ebs.csi.aws.com
        map-namespace: {shop: shop-new}
        map-class: {gp2: gp3}
        strip-labels: [example.com/*]
      ```

      | key | form | what it is |
      |---|---|---|
      """;

  private RuleReference() {}

  /** Returns the page, with one trailing newline. */
  public static String markdown(RuleCatalogue catalogue) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append("| rule | object | field is | in short |\n|---|---|---|---|\n");
    for (Explanation rule : catalogue.explanations()) {
      page.append("| [`%s`](#%s) | ".formatted(rule.id(), rule.id()))
          .append("%s | %s | ".formatted(rule.scope().word(), rule.action().word()))
          .append(rule.title())
          .append(" |\n");
    }
    page.append('\n').append(FILES);
    Stream.of(Setting.values())
        .forEach(
            setting ->
                page.append("| `%s` | %s | ".formatted(setting.key(), setting.shape().words()))
                    .append(setting.meaning())
                    .append(" |\n"));
    catalogue.explanations().forEach(rule -> append(page, rule));
    return page.toString();
  }

  private static void append(StringBuilder page, Explanation rule) {
    page.append("\n## ").append(rule.id()).append("\n\n");
    page.append("**").append(rule.title()).append(".** ").append(rule.what()).append("\n\n");
    page.append("Why: ").append(rule.why()).append("\n\n");
    page.append("Source: ").append(linked(rule.source())).append("\n\n");
    Explanation.Example example = rule.example();
    page.append("```yaml\n");
    if (!example.asked().isEmpty()) {
      page.append("# a rules file asks for\n").append(example.asked()).append('\n');
    }
    boolean kept = example.before().equals(example.after());
    page.append(kept ? "# before and after\n" : "# before\n").append(example.before());
    if (!kept) {
      page.append("\n# after\n").append(example.after().isEmpty() ? "{}" : example.after());
    }
    page.append("\n```\n");
  }

  /** A link, and the functions after it as code. */
  private static String linked(String source) {
    int space = source.indexOf(' ');
    return space < 0
        ? "<" + source + ">"
        : "<" + source.substring(0, space) + "> `" + source.substring(space + 1) + "`";
  }
}
