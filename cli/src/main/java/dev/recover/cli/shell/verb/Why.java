// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Adoption;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Scan;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Flow;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.shell.world.LoadedBundle;
import dev.recover.cli.view.DiagnosticView;
import dev.recover.model.ClaimName;
import dev.recover.model.Edit;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import java.util.ArrayList;
import java.util.List;

/** {@code why}. */
final class Why implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("why", "Say what would be done with a claim, and why")
        .text(
            "The chain of decisions: what says that this is the disk, which rules change what, what is done, what stands in"
                + "\nthe way.")
        .argument("CLAIM|DISK-CLAIM", "a claim of the bundle, or one that a disk names")
        .example("why db/data-0");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    boolean adopting =
        shell.desk().draft().flow() == Flow.ADOPT
            || (shell.world().bundle().isEmpty() && shell.scans().latest().isPresent());
    return adopting ? ofDisk(arguments, shell) : ofBundle(arguments, shell);
  }

  private static int ofDisk(Arguments arguments, Shell shell) {
    Scan scan = shell.scans().seen();
    Adoption said = shell.desk().adoption();
    ClaimName claim =
        Claims.one(
            arguments.argument(0), shell.place(), said.claims(scan.holdings()), "the disks name");
    shell.console().out().print(said.why(scan.holdings(), scan.clusters(), claim).text());
    return decided(shell.desk().adoptionOf(claim), new Chain(shell));
  }

  private static int ofBundle(Arguments arguments, Shell shell) {
    LoadedBundle bundle = shell.desk().bundle();
    ClaimName claim =
        Claims.one(arguments.argument(0), shell.place(), Restore.claimsOf(shell), "the bundle has");
    Plan plan = shell.desk().planOf(claim); // looks anew: what is said below is what it saw
    Entry entry = shell.world().inventory().find(claim).orElseThrow();
    Chain chain = new Chain(shell);
    chain.link(
        "captured", "in " + bundle.folder() + ", at " + bundle.bundle().header().capturedAt());
    chain.link(
        "evidence", "the bundle's PersistentVolume " + entry.volume() + " names " + entry.handle());
    chain.link("now", entry.brief());
    return decided(plan, chain);
  }

  private static int decided(Plan plan, Chain chain) {
    rules(chain, plan.edits());
    for (PlannedStep step : plan.steps()) {
      chain.link("step", step.id() + " (" + step.hazard().meaning() + "): " + step.reason());
    }
    for (PlannedVolume volume : plan.volumes()) {
      String because = volume.because().isEmpty() ? "" : ": " + String.join(", ", volume.because());
      chain.link("decision", volume.state().word() + because);
    }
    chain.shell().console().out().flush();
    plan.diagnostics().forEach(chain.shell().session()::print);
    return 0;
  }

  /** What is only left out is named in one go, and each other change with its reason. */
  private static void rules(Chain chain, List<Edit> edits) {
    List<String> gone = new ArrayList<>();
    for (Edit edit : edits) {
      if (edit.after().isEmpty()) {
        gone.add(edit.path() + " (" + edit.rule() + ")");
      } else {
        chain.link(
            "rule",
            edit.rule() + " on " + edit.object().kind() + " " + edit.path() + ": " + edit.reason());
      }
    }
    if (!gone.isEmpty()) {
      chain.link("left out", String.join(", ", gone) + "; `diff --all` says why each");
    }
  }

  /** The links of the chain, each with its label. */
  private record Chain(Shell shell) {
    void link(String label, String text) {
      shell.console().out().print(DiagnosticView.labelled(label, text, shell.voice().width()));
    }
  }
}
