// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import java.util.List;

/** {@code recover plan relocate}. */
public final class PlanRelocateCommand implements Command {
  private static final String BUNDLE = "--bundle";

  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("plan relocate", "Write a plan that gives claims copies of disks elsewhere")
            .text(
                "For disks in a zone, region, account or project that the target's nodes cannot attach from: a snapshot, a disk made"
                    + "\nof it at the destination, and the claim gets that disk. A disk that is there already is taken as it is. No disk is"
                    + "\nmoved or changed; a copy is of one moment, so stop what writes first. Killed at any moment, `recover apply` of the"
                    + "\nsame plan goes on and makes nothing twice. With --bundle it is a restore, without one an adoption.")
            .value(BUNDLE, "DIR", "the bundle whose volumes get copies; else disks are adopted")
            .flag(
                "--locate", "with --bundle: look for its disks in the clouds, not only by handle");
    RelocateFlags.add(syntax);
    PlanFlags.add(syntax)
        .flag(
            Adoption.BARE,
            "without --bundle: also disks that say nothing, where the mapping file names them");
    AnswerFlags.add(DiskMappingFlag.add(ClaimPatterns.add(syntax)));
    OutputFlags.add(ClusterFlags.add(MappingFlags.add(CloudFlags.add(syntax))));
    return syntax
        .example(
            "plan relocate --bundle prod.bundle --to-zone us-east-1b --provider aws --region us-east-1 --out plan.json")
        .example(
            "plan relocate --to-project shop-dr --provider gcp --project shop --mapping mapping.yaml --out plan.json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    RelocateFlags.check(arguments);
    boolean bundle = arguments.has(BUNDLE);
    List<String> pointless = bundle ? AnswerFlags.NAMES : List.of("--locate");
    pointless.stream()
        .filter(arguments::has)
        .findFirst()
        .ifPresent(
            option -> {
              throw Arguments.wrong(
                  option + (bundle ? " answers what a bundle knows" : " needs a bundle"),
                  bundle
                      ? "leave it out; the --map options change what the bundle says"
                      : "add "
                          + BUNDLE
                          + ", or leave it out: without a bundle disks are looked for");
            });
    return bundle
        ? new PlanRestoreCommand().run(arguments, session)
        : new PlanAdoptCommand().run(arguments, session);
  }
}
