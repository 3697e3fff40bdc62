// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.shell.world.LoadedBundle;
import dev.recover.cli.view.Printable;
import dev.recover.model.ClaimName;
import dev.recover.model.Edit;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import java.io.PrintStream;
import java.util.List;

/** {@code why}. */
final class Why implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("why", "Say what would be done with a claim, and why")
        .text(
            "The chain of decisions: what says that this is the disk, which rules change what, what stands in the way.")
        .argument("CLAIM", "a claim of the bundle")
        .example("why db/data-0");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    LoadedBundle bundle = shell.desk().bundle();
    ClaimName claim =
        Claims.one(arguments.argument(0), shell.place(), Restore.claimsOf(shell), "the bundle has");
    Plan plan = shell.desk().planOf(claim);
    PrintStream out = shell.console().out();
    Entry entry = shell.world().inventory().find(claim).orElseThrow();
    line(
        out, "captured", "in " + bundle.folder() + ", at " + bundle.bundle().header().capturedAt());
    line(
        out,
        "evidence",
        "the bundle's PersistentVolume " + entry.volume() + " names " + entry.handle());
    line(out, "now", entry.brief());
    for (PlannedVolume volume : plan.volumes()) {
      String because = volume.because().isEmpty() ? "" : ": " + String.join(", ", volume.because());
      line(out, "decision", volume.state().word() + because);
    }
    rules(out, plan.edits());
    for (PlannedStep step : plan.steps()) {
      line(out, "step", step.id() + " (" + step.hazard().meaning() + "): " + step.reason());
    }
    out.flush();
    plan.diagnostics().forEach(shell.session()::print);
    return 0;
  }

  private static void rules(PrintStream out, List<Edit> edits) {
    for (Edit edit : edits) {
      line(out, "rule", edit.rule() + " on " + edit.path() + ": " + edit.reason());
    }
  }

  private static void line(PrintStream out, String label, String text) {
    out.println("  " + label + " ".repeat(12 - label.length()) + Printable.text(text));
  }
}
