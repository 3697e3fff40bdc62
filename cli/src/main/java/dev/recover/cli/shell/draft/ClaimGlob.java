// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.draft;

import dev.recover.model.ClaimName;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name of claims with {@code *} for any letters and {@code ?} for one: {@code db/data-*}.
 *
 * <p>A {@code *} never crosses the slash between namespace and claim.
 */
public final class ClaimGlob {
  private final String text;
  private final Pattern namespace;
  private final Pattern name;

  private ClaimGlob(String text, String namespace, String name) {
    this.text = text;
    this.namespace = pattern(namespace);
    this.name = pattern(name);
  }

  /**
   * Reads a pattern.
   *
   * @param word {@code NAMESPACE/CLAIM}, or {@code CLAIM} in the namespace at hand
   * @param namespace the namespace at hand, "" for all of them
   */
  public static ClaimGlob of(String word, String namespace) {
    int slash = word.indexOf('/');
    String in = slash < 0 ? (namespace.isEmpty() ? "*" : namespace) : word.substring(0, slash);
    String claim = word.substring(slash + 1);
    return new ClaimGlob(in + "/" + claim, in, claim);
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString());
  }

  public boolean matches(ClaimName claim) {
    return namespace.matcher(claim.namespace()).matches() && name.matcher(claim.name()).matches();
  }

  /** Whether it names one claim and no other. */
  public boolean exact() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClaimGlob glob && text.equals(glob.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** With the namespace spelt out, so that it means the same wherever it is read. */
  @Override
  public String toString() {
    return text;
  }
}
