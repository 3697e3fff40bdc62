// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.world.Reading;
import dev.recover.apply.world.TargetReader;
import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.cli.view.Format;
import dev.recover.plan.Plan;
import dev.recover.plan.Planner;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.Cluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            .needed("--bundle", "DIR", "the bundle to restore from");
    PlanFlags.add(syntax)
        .flag(
            "--locate",
            "hold every handle against what the clouds hold, and follow disks that moved");
    CloudFlags.add(DiskMappingFlag.add(syntax));
    OutputFlags.add(ClusterFlags.add(MappingFlags.add(SelectionFlags.add(syntax))));
    return syntax
        .example("plan restore --bundle prod.bundle --context dr-1 --out plan.json")
        .example(
            "plan restore --bundle prod.bundle --locate --provider gcp --project shop --out plan.json")
        .example(
            "plan restore --bundle prod.bundle --map-namespace db=db-new --map-class gp2=gp3 --out plan.json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path out = Path.of(arguments.needed("--out"));
    Bundle bundle = BundleReader.read(Path.of(arguments.needed("--bundle")));
    CaptureRequest chosen = SelectionFlags.request(arguments, List.of());
    SelectionFlags.requireKnown(chosen, bundle);
    RestoreOptions options = PlanFlags.options(arguments, SelectionFlags.volumes(chosen));
    PlanFlags.asksServer(arguments);
    Optional<Located> located = Located.of(arguments, session);
    var mappings = MappingFlags.mappings(arguments);
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    located.ifPresent(one -> one.look(bundle, options.selected()));
    CloudSide asked =
        located
            .map(one -> CloudSide.of(one.holdings()))
            .orElseGet(() -> PreflightFlags.ask(bundle, options.selected(), arguments, session));
    RestoreOptions knowing = options.knowing(PreflightFlags.side(asked, arguments, session));
    Reading reading = new TargetReader(cluster).read(TargetReader.FOR_PLAN, Set.of());
    RestoreRequest request =
        new RestoreRequest(bundle, mappings, reading.state(), knowing, session.now());
    Planner planner = new Planner(session.disks());
    Plan made =
        located
            .map(one -> planner.restoreLocated(one.request(request)))
            .orElseGet(() -> planner.restore(request));
    Plan plan = PlanFlags.asked(made, cluster, arguments);
    PlanFiles.write(plan, out);
    show(plan, reading, arguments, session);
    session.next("recover apply " + out + " --context " + reading.state().identity().context());
    located.ifPresent(Located::tell);
    return PlanFlags.exitCode(plan, located.map(Located::allSeen).orElse(true), arguments);
  }

  private static void show(Plan plan, Reading reading, Arguments arguments, Session session) {
    Format format = OutputFlags.format(arguments);
    PlanShowCommand.print(plan, format, arguments.has("--all"), session);
    reading.notLooked().forEach(session::print);
  }
}
