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
    return new Explanation(id, scope, action, title, "", "", "", new Example("", ""));
  }

  public Explanation what(String text) {
    return new Explanation(id, scope, action, title, text.strip(), why, source, example);
  }

  public Explanation why(String text) {
    return new Explanation(id, scope, action, title, what, text.strip(), source, example);
  }

  public Explanation source(String text) {
    return new Explanation(id, scope, action, title, what, why, text.strip(), example);
  }

  /**
   * Shows the rule at work on YAML fragments of the object, of the claim where the rule looks at
   * both; a fragment of both sides has {@code volume:} and {@code claim:} above them.
   */
  public Explanation example(String before, String after) {
    return new Explanation(
        id, scope, action, title, what, why, source, new Example(before.strip(), after.strip()));
  }

  /** A fragment before and after; equal for a rule that keeps. */
  public record Example(String before, String after) {}
}
