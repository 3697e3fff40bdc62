// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.RunView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.JournalLine;
import dev.recover.journal.RunStore;
import dev.recover.journal.RunSummary;
import dev.recover.journal.StepOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Finds runs by the names people give. */
public final class Runs {
  private static final Set<StepOutcome> CHANGES =
      Set.of(StepOutcome.CREATED, StepOutcome.CHANGED, StepOutcome.DELETED);

  private Runs() {}

  /** Returns the run's id; {@code last} is the latest there is. */
  public static String named(RunStore store, String name) {
    if (!name.equals("last")) {
      return name;
    }
    List<RunSummary> runs = store.list();
    if (runs.isEmpty()) {
      throw none("nothing was applied from this machine and user");
    }
    return runs.get(runs.size() - 1).run();
  }

  /**
   * Returns the id of the run to take back; {@code last} is the latest that changed something and
   * is not an undo itself, so that neither a second apply nor a second undo hides it.
   */
  public static String toUndo(RunStore store, String name) {
    if (!name.equals("last")) {
      return name;
    }
    List<RunSummary> runs = new ArrayList<>(store.list());
    Collections.reverse(runs);
    return runs.stream()
        .filter(run -> !run.started().flow().equals("undo"))
        .map(RunSummary::run)
        .filter(run -> mayHaveChanged(store.read(run).lines()))
        .findFirst()
        .orElseThrow(() -> none("no run from this machine and user changed anything"));
  }

  private static boolean mayHaveChanged(List<JournalLine> lines) {
    return !RunView.inDoubt(lines).isEmpty()
        || lines.stream()
            .anyMatch(
                line ->
                    line.entry() instanceof JournalEntry.StepFinished finished
                        && CHANGES.contains(finished.outcome()));
  }

  private static DiagnosticException none(String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.RUN_UNKNOWN,
            "last",
            "no run is recorded",
            why,
            "name the state directory of the one who applied with --state-dir"));
  }
}
