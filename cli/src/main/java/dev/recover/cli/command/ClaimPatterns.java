// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.model.ClaimName;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The options that pick claims of which nothing but the name is known; {@code *} stands for any.
 */
final class ClaimPatterns {
  private final List<String> namespaces;
  private final List<String> claims;

  private ClaimPatterns(List<String> namespaces, List<String> claims) {
    this.namespaces = namespaces;
    this.claims = claims;
  }

  static Syntax add(Syntax syntax) {
    return syntax
        .values("--namespace,-n", "NS", "only claims of these namespaces; * stands for anything")
        .values("--claim", "NS/NAME", "only these claims; * stands for anything");
  }

  static ClaimPatterns of(Arguments arguments) {
    List<String> claims = arguments.values("--claim");
    for (String claim : claims) {
      if (!claim.matches("[^/]+/[^/]+")) {
        throw Arguments.wrong(
            "--claim: \"" + claim + "\" is not NAMESPACE/CLAIM",
            "write it like --claim db/data-0 or --claim 'db/*'");
      }
    }
    return new ClaimPatterns(arguments.values("--namespace"), claims);
  }

  boolean picks(ClaimName claim) {
    return (namespaces.isEmpty()
            || namespaces.stream().anyMatch(glob -> matches(glob, claim.namespace())))
        && (claims.isEmpty() || claims.stream().anyMatch(glob -> matches(glob, claim.toString())));
  }

  /** Refuses a pattern that picks nothing: a typing error leaves disks out. */
  void requireEachPicks(Collection<ClaimName> known) {
    namespaces.forEach(
        glob ->
            require(glob, known, claim -> matches(glob, claim.namespace()), ClaimName::namespace));
    claims.forEach(
        glob ->
            require(glob, known, claim -> matches(glob, claim.toString()), ClaimName::toString));
  }

  private static void require(
      String glob,
      Collection<ClaimName> known,
      Predicate<ClaimName> test,
      Function<ClaimName, String> name) {
    if (known.stream().noneMatch(test)) {
      String near =
          Suggestion.nearest(glob, known.stream().map(name).distinct().toList())
              .map(n -> "did you mean " + n + "? ")
              .orElse("");
      throw new DiagnosticException(
          Diagnostic.error(
              Code.NOT_FOUND,
              glob,
              "no disk that was seen says that it was of " + glob,
              "no plan was written: what is named and not there would be left out",
              near + "`recover disks list` lists what there is"));
    }
  }

  private static boolean matches(String glob, String text) {
    return text.matches(globbed(glob));
  }

  private static String globbed(String glob) {
    return String.join(".*", List.of(glob.split("\\*", -1)).stream().map(Pattern::quote).toList());
  }
}
