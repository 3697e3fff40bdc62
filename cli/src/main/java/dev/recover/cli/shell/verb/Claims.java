// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.shell.Place;
import dev.recover.cli.shell.draft.ClaimGlob;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.model.ClaimName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Turns words into claims, and refuses what names none: a typing error would leave disks out. */
final class Claims {
  /** Suggesting among more names than these would take longer than it helps. */
  private static final int SUGGESTED_AMONG = 5000;

  private Claims() {}

  /**
   * Reads patterns; each names at least one of the claims.
   *
   * @param where the claims are, for messages: "the bundle has"
   */
  static List<ClaimGlob> named(
      List<String> words, Place place, Collection<ClaimName> claims, String where) {
    List<ClaimGlob> globs = new ArrayList<>();
    for (String word : words) {
      ClaimGlob glob = place.glob(word);
      if (claims.stream().noneMatch(glob::matches)) {
        throw unknown(glob.toString(), claims, where);
      }
      globs.add(glob);
    }
    return globs;
  }

  /** Reads a pattern that names one claim. */
  static ClaimName one(String word, Place place, Collection<ClaimName> claims, String where) {
    ClaimGlob glob = place.glob(word);
    List<ClaimName> found = claims.stream().filter(glob::matches).limit(9).toList();
    if (found.isEmpty()) {
      throw unknown(glob.toString(), claims, where);
    }
    if (found.size() > 1) {
      throw new DiagnosticException(
          Diagnostic.error(
                  Code.USAGE_WRONG,
                  word,
                  "more than one claim is named",
                  "this verb is about one claim",
                  "name it with its namespace: NAMESPACE/CLAIM")
              .withDetails(found.stream().map(ClaimName::toString).toList()));
    }
    return found.get(0);
  }

  private static DiagnosticException unknown(
      String name, Collection<ClaimName> claims, String where) {
    String near =
        Suggestion.nearest(
                name, claims.stream().limit(SUGGESTED_AMONG).map(ClaimName::toString).toList())
            .map(n -> "did you mean " + n + "? ")
            .orElse("");
    return new DiagnosticException(
        Diagnostic.error(
            Code.NOT_FOUND,
            name,
            where + " no claim " + name,
            "nothing was staged: what is named and not there would be left out",
            near + "`ls` lists what there is"));
  }
}
