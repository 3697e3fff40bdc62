// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Volume;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.spi.Cluster;
import java.util.function.Predicate;

/** The options of every plan that puts volumes behind claims. */
final class PlanFlags {
  private PlanFlags() {}

  static Syntax add(Syntax syntax) {
    return PreflightFlags.add(syntax)
        .needed("--out", "FILE", "where the plan goes")
        .value(
            "--order",
            "ORDER",
            "reserve-first or claim-first; else the planner chooses and says why")
        .values(
            "--allow", "CODE", "let these refusals weigh as warnings: " + RestoreWords.allowable())
        .flag("--no-create-namespaces", "block volumes whose namespace is not there")
        .value(
            "--dry-run",
            "server|none",
            "ask the server whether it would take each object (default server)")
        .flag("--detailed-exitcode", "exit code 2 when there is something to do")
        .flag("--all", "show every edit and step, however many there are");
  }

  static RestoreOptions options(Arguments arguments, Predicate<Volume> selected) {
    return new RestoreOptions(
        arguments.value("--order").map(RestoreWords::order),
        RestoreWords.allowed(arguments.values("--allow")),
        !arguments.has("--no-create-namespaces"),
        selected);
  }

  /** Whether the server is to be asked about each object; said before anything is read. */
  static boolean asksServer(Arguments arguments) {
    String word = arguments.value("--dry-run").orElse("server");
    if (!word.equals("server") && !word.equals("none")) {
      throw Arguments.wrong(
          "--dry-run cannot be \"" + word + "\"",
          "say server or none; no plan writes to the cluster, whichever it is");
    }
    return word.equals("server");
  }

  /** The plan as it is to be written: with what the server says, when it is asked. */
  static Plan asked(Plan plan, Cluster cluster, Arguments arguments) {
    return asksServer(arguments)
        ? new ServerDryRun(cluster, ClusterFlags.parallelism(arguments)).check(plan)
        : plan;
  }

  /** 9 when a disk may be where nobody looked, else 2 for changes if that was asked for, else 0. */
  static int exitCode(Plan plan, boolean allSeen, Arguments arguments) {
    boolean unseen =
        !allSeen
            || plan.diagnostics().stream()
                .map(Diagnostic::code)
                .anyMatch(code -> code == Code.DISK_NOT_LOOKED_AT);
    if (unseen) {
      return Code.DISK_NOT_LOOKED_AT.outcome().exitCode();
    }
    boolean changes = !plan.in(PlannedVolume.State.READY).isEmpty();
    return arguments.has("--detailed-exitcode") && changes ? 2 : 0;
  }
}
