// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.world.Reading;
import dev.recover.apply.world.TargetReader;
import dev.recover.cli.cloud.CloudDiagnostics;
import dev.recover.cli.cloud.Clouds;
import dev.recover.cli.view.Format;
import dev.recover.locate.Holdings;
import dev.recover.locate.Match;
import dev.recover.plan.Plan;
import dev.recover.plan.Planner;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.spi.Cluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code recover plan adopt}. */
public final class PlanAdoptCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("plan adopt", "Write a plan that puts disks behind claims without a backup")
            .text(
                "Lists the disks of the clouds that are named, reads from their metadata whose they were, and makes claim and"
                    + "\nPersistentVolume of each. What no disk tells (volumeMode, file system, access mode, class) is never assumed:"
                    + "\nit is answered by an option, by the mapping file, or by the target's StatefulSets and claims.");
    Adoption.add(ClaimPatterns.add(PlanFlags.add(syntax)));
    OutputFlags.add(ClusterFlags.add(MappingFlags.add(CloudFlags.add(syntax))));
    return syntax
        .example(
            "plan adopt --provider aws --region us-east-1 --mapping mapping.yaml --context dr-1 --out plan.json")
        .example(
            "plan adopt --provider gcp --project shop -n db --volume-mode Filesystem --fs-type ext4"
                + " --access-mode ReadWriteOnce --storage-class standard-rwo --out plan.json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path out = Path.of(arguments.needed("--out"));
    ClaimPatterns chosen = ClaimPatterns.of(arguments);
    Adoption adoption = Adoption.of(arguments);
    RestoreOptions options = PlanFlags.options(arguments, volume -> true);
    PlanFlags.asksServer(arguments);
    var mappings = MappingFlags.mappings(arguments);
    Clouds clouds = session.clouds(arguments);
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    Holdings holdings = clouds.disks();
    if (holdings.notLookedAt().isEmpty()) {
      chosen.requireEachPicks(adoption.claims(holdings));
    }
    List<Match> matches = adoption.matches(holdings, clouds.request().clusters(), chosen::picks);
    CloudSide side = PreflightFlags.side(CloudSide.of(holdings), arguments, session);
    Reading reading = new TargetReader(cluster).read(TargetReader.FOR_PLAN, Set.of());
    Plan made =
        new Planner(session.disks())
            .adopt(
                adoption.request(
                    matches,
                    holdings,
                    mappings,
                    reading.state(),
                    options.knowing(side),
                    session.now()));
    Plan plan = PlanFlags.asked(made, cluster, arguments);
    PlanFiles.write(plan, out);
    Format format = OutputFlags.format(arguments);
    PlanShowCommand.print(plan, format, arguments.has("--all"), session);
    reading.notLooked().forEach(session::print);
    holdings.notLookedAt().forEach(part -> session.print(CloudDiagnostics.of(part)));
    session.next("recover apply " + out + " --context " + reading.state().identity().context());
    return PlanFlags.exitCode(plan, holdings.notLookedAt().isEmpty(), arguments);
  }
}
