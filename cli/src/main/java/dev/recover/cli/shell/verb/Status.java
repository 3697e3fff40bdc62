// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.command.WriteGate;
import dev.recover.cli.shell.Place;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.script.Line;
import dev.recover.cli.shell.world.LoadedBundle;
import dev.recover.cli.view.PlanView;
import dev.recover.cli.view.Printable;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code status}. */
final class Status implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("status", "Say where you are and what is staged");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    PrintStream out = shell.console().out();
    Place place = shell.place();
    print(out, "cluster", WriteGate.named(place.cluster()));
    print(out, "namespace", place.namespace().isEmpty() ? "all" : place.namespace());
    print(out, "mode", place.writing() ? "staging is allowed" : "read-only; `write on` to stage");
    print(out, "bundle", shell.world().bundle().map(Status::bundle).orElse("none; `load DIR`"));
    print(
        out,
        "seen",
        shell
            .world()
            .latest()
            .map(seen -> seen.at().truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse("not looked at yet"));
    shell.world().trouble().ifPresent(f -> print(out, "no answer", f.getMessage()));
    shell.jobs().running().ifPresent(job -> print(out, "running", job.what() + ": " + job.state()));
    shell
        .waiting()
        .present()
        .ifPresent(
            run ->
                print(
                    out,
                    "waits",
                    run.run() + " is undone at " + run.until() + " unless you `confirm`"));
    print(out, "draft", staged(shell));
    for (List<String> line : shell.desk().draft().lines()) {
      out.println("              " + Printable.text(Line.join(line)));
    }
    shell
        .desk()
        .reviewed()
        .ifPresent(plan -> print(out, "plan", new PlanView(plan.plan(), false).summary().strip()));
    return 0;
  }

  private static String bundle(LoadedBundle loaded) {
    return loaded.folder()
        + ": "
        + Printable.count(loaded.bundle().volumes().size(), "volume")
        + " of "
        + loaded.bundle().header().clusterName()
        + ", captured "
        + loaded.bundle().header().capturedAt()
        + (loaded.troubles().isEmpty() ? "" : "; damaged, to look at only");
  }

  private static void print(PrintStream out, String label, String text) {
    out.println("  " + label + " ".repeat(12 - label.length()) + Printable.text(text));
  }

  /** In one line how much is staged. */
  static String staged(Shell shell) {
    int size = shell.desk().draft().size();
    return switch (size) {
      case 0 -> "nothing is staged";
      case 1 -> "1 change is staged (nothing written)";
      default -> size + " changes are staged (nothing written)";
    };
  }
}
