// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.world.Reading;
import dev.recover.apply.world.TargetReader;
import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.cli.view.Format;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Planner;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.Cluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code recover plan restore}. */
public final class PlanRestoreCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("plan restore", "Write a plan that puts a bundle's volumes back")
            .text(
                "Reads the bundle and the target, writes nothing to the cluster, and says for each volume whether it is ready,"
                    + "\ndone already, or blocked and why. The plan is a file: review it, and `recover apply` does exactly that, or refuses.")
            .needed("--bundle", "DIR", "the bundle to restore from")
            .needed("--out", "FILE", "where the plan goes")
            .value(
                "--order",
                "ORDER",
                "reserve-first or claim-first; else the planner chooses and says why")
            .values(
                "--allow",
                "CODE",
                "let these refusals weigh as warnings: " + RestoreWords.allowable())
            .flag("--no-create-namespaces", "block volumes whose namespace is not there")
            .value(
                "--dry-run",
                "server|none",
                "ask the server whether it would take each object (default server)")
            .flag("--detailed-exitcode", "exit code 2 when there is something to do")
            .flag("--all", "show every edit and step, however many there are");
    OutputFlags.add(ClusterFlags.add(MappingFlags.add(SelectionFlags.add(syntax))));
    return syntax
        .example("plan restore --bundle prod.bundle --context dr-1 --out plan.json")
        .example(
            "plan restore --bundle prod.bundle --map-namespace db=db-new --map-class gp2=gp3 --out plan.json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path out = Path.of(arguments.needed("--out"));
    Bundle bundle = BundleReader.read(Path.of(arguments.needed("--bundle")));
    CaptureRequest chosen = SelectionFlags.request(arguments, List.of());
    SelectionFlags.requireKnown(chosen, bundle);
    RestoreOptions options = options(arguments, chosen);
    boolean asksServer = asksServer(arguments);
    var mappings = MappingFlags.mappings(arguments);
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    Reading reading = new TargetReader(cluster).read(TargetReader.FOR_PLAN, Set.of());
    RestoreRequest request =
        new RestoreRequest(bundle, mappings, reading.state(), options, session.now());
    Plan plan = new Planner(session.disks()).restore(request);
    if (asksServer) {
      plan = new ServerDryRun(cluster, ClusterFlags.parallelism(arguments)).check(plan);
    }
    PlanFiles.write(plan, out);
    show(plan, reading, arguments, session);
    session.next("recover apply " + out + " --context " + reading.state().identity().context());
    boolean changes = !plan.in(PlannedVolume.State.READY).isEmpty();
    return arguments.has("--detailed-exitcode") && changes ? 2 : 0;
  }

  private static void show(Plan plan, Reading reading, Arguments arguments, Session session) {
    Format format = OutputFlags.format(arguments);
    PlanShowCommand.print(plan, format, arguments.has("--all"), session);
    reading.notLooked().forEach(session::print);
  }

  private static RestoreOptions options(Arguments arguments, CaptureRequest chosen) {
    return new RestoreOptions(
        arguments.value("--order").map(RestoreWords::order),
        RestoreWords.allowed(arguments.values("--allow")),
        !arguments.has("--no-create-namespaces"),
        SelectionFlags.volumes(chosen));
  }

  private static boolean asksServer(Arguments arguments) {
    String word = arguments.value("--dry-run").orElse("server");
    if (!word.equals("server") && !word.equals("none")) {
      throw Arguments.wrong(
          "--dry-run cannot be \"" + word + "\"",
          "say server or none; no plan writes to the cluster, whichever it is");
    }
    return word.equals("server");
  }
}
