// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.world.Reading;
import dev.recover.apply.world.TargetReader;
import dev.recover.cli.cloud.CloudDiagnostics;
import dev.recover.cli.cloud.Clouds;
import dev.recover.cli.view.Format;
import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.ClusterNames;
import dev.recover.locate.Holdings;
import dev.recover.locate.Locator;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.ClaimName;
import dev.recover.plan.Plan;
import dev.recover.plan.Planner;
import dev.recover.plan.adopt.AdoptRequest;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.spi.Cluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code recover plan adopt}. */
public final class PlanAdoptCommand implements Command {
  static final String BARE = "--include-without-metadata";

  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("plan adopt", "Write a plan that puts disks behind claims without a backup")
            .text(
                "Lists the disks of the clouds that are named, reads from their metadata whose they were, and makes claim and"
                    + "\nPersistentVolume of each. What no disk tells (volumeMode, file system, access mode, class) is never assumed:"
                    + "\nit is answered by an option, by the mapping file, or by the target's StatefulSets and claims.");
    PlanFlags.add(syntax)
        .flag(BARE, "also disks that say nothing, where the mapping file names them");
    AnswerFlags.add(DiskMappingFlag.add(ClaimPatterns.add(syntax)));
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
    AdoptRequest.Asked asked = AnswerFlags.asked(arguments);
    ClaimPatterns chosen = ClaimPatterns.of(arguments);
    AdoptionAnswers answers = DiskMappingFlag.read(arguments);
    if (arguments.has(BARE) && arguments.value(DiskMappingFlag.NAME).isEmpty()) {
      throw Arguments.wrong(
          BARE + " needs " + DiskMappingFlag.NAME,
          "a disk that says nothing is only adopted when a mapping file names it");
    }
    RestoreOptions options = PlanFlags.options(arguments, volume -> true);
    PlanFlags.asksServer(arguments);
    var mappings = MappingFlags.mappings(arguments);
    Clouds clouds = session.clouds(arguments);
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    Holdings holdings = clouds.disks();
    List<Match> matches = matches(holdings, clouds, answers, chosen);
    CloudSide side = PreflightFlags.side(CloudSide.of(holdings), arguments, session);
    Reading reading = new TargetReader(cluster).read(TargetReader.FOR_PLAN, Set.of());
    Plan made =
        new Planner(session.disks())
            .adopt(
                new AdoptRequest(
                    matches,
                    holdings,
                    answers,
                    asked,
                    arguments.has(BARE),
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

  /** All claims are looked for together, so that no disk goes to two; then those are taken. */
  private static List<Match> matches(
      Holdings holdings, Clouds clouds, AdoptionAnswers answers, ClaimPatterns chosen) {
    Set<ClaimName> claims = new TreeSet<>();
    holdings.disks().forEach(disk -> disk.claim().ifPresent(claims::add));
    answers.all().stream().map(AdoptionAnswer::claim).forEach(claims::add);
    if (holdings.notLookedAt().isEmpty()) {
      chosen.requireEachPicks(claims);
    }
    Locator locator =
        new Locator(holdings, ClusterNames.own(Set.copyOf(clouds.request().clusters())));
    return locator.locate(claims.stream().map(Wanted::claim).toList()).stream()
        .filter(match -> match.wanted().claim().filter(chosen::picks).isPresent())
        .toList();
  }
}
