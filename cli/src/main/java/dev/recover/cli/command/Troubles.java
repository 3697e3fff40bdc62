// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Console;
import dev.recover.cli.view.DiagnosticView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Outcome;
import dev.recover.kubernetes.ClusterDiagnostics;
import dev.recover.spi.Fault;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/** Turns what ended a command into a message and an exit code. */
public final class Troubles {
  private static final int BUG = 70;

  private Troubles() {}

  /** Prints what there is to say on stderr and returns the exit code. */
  public static int print(Throwable trouble, Console console) {
    if (trouble instanceof DiagnosticException e) {
      return print(e.diagnostics(), e.outcome().exitCode(), console);
    }
    if (trouble instanceof Fault fault) {
      Diagnostic diagnostic = ClusterDiagnostics.of(fault);
      return print(List.of(diagnostic), diagnostic.code().outcome().exitCode(), console);
    }
    if (trouble instanceof InvalidPathException e) {
      return print(List.of(unknownName(e)), Outcome.USAGE.exitCode(), console);
    }
    return bug(trouble, console);
  }

  private static int print(List<Diagnostic> diagnostics, int exitCode, Console console) {
    DiagnosticView view = new DiagnosticView(console);
    diagnostics.forEach(diagnostic -> console.err().print(view.text(diagnostic)));
    return exitCode;
  }

  private static Diagnostic unknownName(InvalidPathException e) {
    return Diagnostic.error(
        Code.USAGE_WRONG,
        "",
        "\"" + e.getInput() + "\" cannot be the name of a file here",
        e.getReason(),
        "use another name, or a locale of UTF-8 (LC_ALL=C.UTF-8) if it is not plain ASCII");
  }

  private static int bug(Throwable e, Console console) {
    Optional<String> trace = console.variable("RECOVER_DEBUG");
    console.say("error: this is a bug in Recover, and not your doing: " + e);
    if (trace.isPresent()) {
      e.printStackTrace(console.err());
    } else {
      console.say(
          "  to fix      run it again with RECOVER_DEBUG=1 and report what it prints; `recover runs list`");
      console.say("              says what was done before it stopped");
    }
    return BUG;
  }
}
