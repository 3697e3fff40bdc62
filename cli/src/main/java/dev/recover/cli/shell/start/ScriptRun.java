// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.script.Script;
import dev.recover.diagnostic.Outcome;
import java.util.List;

/** Runs lines one after another, up to the first that fails. */
final class ScriptRun {
  private ScriptRun() {}

  /** Returns the exit code of the line that failed, or of what a line left to be done, or 0. */
  static int run(List<Script.Step> steps, Shell shell) {
    for (Script.Step step : steps) {
      int exitCode = shell.run(step.text());
      if (exitCode != 0) {
        shell.say(
            "stopped at " + step.place() + ": " + step.text() + " (exit code " + exitCode + ")");
        return exitCode;
      }
      if (shell.over()) {
        break;
      }
    }
    if (!shell.waiting().await()) {
      return Outcome.ERROR.exitCode();
    }
    return shell.jobs().latest().flatMap(job -> job.await(0)).orElse(0);
  }
}
