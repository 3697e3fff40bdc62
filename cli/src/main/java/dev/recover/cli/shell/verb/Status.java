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
import dev.recover.cli.view.DiagnosticView;
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
    Labelled lines =
        new Labelled(out, shell.voice().interactive() ? shell.voice().width() : Integer.MAX_VALUE);
    Place place = shell.place();
    lines.print("cluster", WriteGate.named(place.cluster()));
    lines.print("namespace", place.namespace().isEmpty() ? "all" : place.namespace());
    lines.print("mode", place.writing() ? "staging is allowed" : "read-only; `write on` to stage");
    lines.print("bundle", shell.world().bundle().map(Status::bundle).orElse("none; `load DIR`"));
    lines.print(
        "seen",
        shell
            .world()
            .latest()
            .map(seen -> seen.at().truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse("not looked at yet"));
    shell.world().trouble().ifPresent(f -> lines.print("no answer", f.getMessage()));
    shell
        .jobs()
        .running()
        .ifPresent(job -> lines.print("running", job.what() + ": " + job.state()));
    shell
        .waiting()
        .present()
        .ifPresent(
            run ->
                lines.print(
                    "waits", run.run() + " is undone at " + run.until() + " unless you `confirm`"));
    lines.print("draft", staged(shell));
    for (List<String> line : shell.desk().draft().lines()) {
      out.println("              " + Printable.text(Line.join(line)));
    }
    shell
        .desk()
        .reviewed()
        .ifPresent(plan -> lines.print("plan", new PlanView(plan.plan(), false).summary().strip()));
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

  /** Lines with a label, broken where a terminal has no room. */
  private record Labelled(PrintStream out, int width) {
    void print(String label, String text) {
      out.print(DiagnosticView.labelled(label, text, width));
    }
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
