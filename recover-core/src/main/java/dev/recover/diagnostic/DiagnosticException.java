// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

import java.util.List;

/**
 * Ends what was asked for with something to say; nothing was lost. The command line prints it and
 * exits.
 */
public final class DiagnosticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public DiagnosticException(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /** The first of at least one diagnostic decides the exit code. */
  public DiagnosticException(List<Diagnostic> diagnostics) {
    super(diagnostics.get(0).summary());
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public Outcome outcome() {
    return diagnostics.get(0).code().outcome();
  }
}
