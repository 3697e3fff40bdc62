// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

/**
 * What a rule is, for people: {@code recover explain} and docs/reference/rules.md print it.
 *
 * @param id in kebab-case; edits carry it and scripts may rely on it
 * @param title one line
 * @param what one or two sentences: what it does, and when
 * @param why one or two sentences: what would happen otherwise
 * @param source where Kubernetes does what {@code why} says
 * @param example true: a test runs the rule on it
 */
public record Explanation(
    String id,
    Scope scope,
    Action action,
    String title,
    String what,
    String why,
    String source,
    Example example) {

  /** Begins an explanation; the other parts follow by name. */
  public static Explanation of(String id, Scope scope, Action action, String title) {
    return new Explanation(id, scope, action, title, "", "", "", new Example("", "", ""));
  }

  public Explanation title(String line) {
    return new Explanation(id, scope, action, line, what, why, source, example);
  }

  public Explanation what(String text) {
    return new Explanation(id, scope, action, title, flowed(text), why, source, example);
  }

  public Explanation why(String text) {
    return new Explanation(id, scope, action, title, what, flowed(text), source, example);
  }

  /** A link, with the name of the function after it. */
  public Explanation source(String link) {
    return new Explanation(id, scope, action, title, what, why, link, example);
  }

  /**
   * Shows the rule at work on YAML fragments of its object; one of a rule that looks at both has
   * {@code volume:} and {@code claim:} above them.
   */
  public Explanation example(String before, String after) {
    return example("", before, after);
  }

  /** Shows the rule at work when something is asked for: the entry of a rules file, as YAML. */
  public Explanation example(String asked, String before, String after) {
    Example better = new Example(asked.strip(), before.strip(), after.strip());
    return new Explanation(id, scope, action, title, what, why, source, better);
  }

  private static String flowed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * A rule at work.
   *
   * @param asked what a rules file asks for, "" for nothing
   * @param before a YAML fragment
   * @param after the same, "" for nothing; equal to {@code before} for a rule that keeps
   */
  public record Example(String asked, String before, String after) {}
}
