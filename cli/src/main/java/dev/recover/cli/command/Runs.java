// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.RunStore;
import dev.recover.journal.RunSummary;
import java.util.List;

/** Finds runs by the names people give. */
final class Runs {
  private Runs() {}

  /** Returns the run's id; {@code last} is the latest there is. */
  static String named(RunStore store, String name) {
    if (!name.equals("last")) {
      return name;
    }
    List<RunSummary> runs = store.list();
    if (runs.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.RUN_UNKNOWN,
              name,
              "no run is recorded",
              "nothing was applied from this machine and user",
              "name the state directory of the one who applied with --state-dir"));
    }
    return runs.get(runs.size() - 1).started().run();
  }
}
