// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is said about one volume; refusals that the user allowed weigh as warnings. */
final class Findings {
  private final Set<Code> allowed;
  private final List<Diagnostic> said = new ArrayList<>();

  Findings(Set<Code> allowed) {
    this.allowed = allowed;
  }

  void add(Diagnostic diagnostic) {
    said.add(
        diagnostic.severity() == Severity.ERROR && allowed.contains(diagnostic.code())
            ? diagnostic.withSeverity(Severity.WARNING)
            : diagnostic);
  }

  List<Diagnostic> all() {
    return said;
  }

  boolean has(Code code) {
    return said.stream().anyMatch(diagnostic -> diagnostic.code() == code);
  }

  boolean blocked() {
    return said.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  /** The codes that block, in order and once each. */
  List<String> blocking() {
    return said.stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(diagnostic -> diagnostic.code().name())
        .distinct()
        .sorted()
        .toList();
  }
}
