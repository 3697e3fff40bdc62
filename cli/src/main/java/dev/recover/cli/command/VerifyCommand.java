// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.CarriedOut;
import dev.recover.apply.world.TargetReader;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.view.Format;
import dev.recover.cli.view.VerificationView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Outcome;
import dev.recover.plan.Expectation;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume.State;
import dev.recover.plan.TargetState;
import dev.recover.spi.Cluster;
import dev.recover.verify.Expectations;
import dev.recover.verify.Verifier;
import dev.recover.verify.VolumeFinding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code recover verify}. */
public final class VerifyCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("verify", "Prove that claims, volumes and disks are what a plan or bundle says")
            .text(
                "Reads everything back and makes each check of each volume: confirmed, mismatch, or unknown when it could not"
                    + "\nbe made. Exit code 7 on a mismatch, 9 when something is unknown and nothing mismatches.")
            .argument("BUNDLE|PLAN", "what to prove: a plan's file, or a bundle's folder")
            .flag("--all", "print the checks of every volume that is not confirmed");
    OutputFlags.add(StateFlags.add(ClusterFlags.add(MappingFlags.add(syntax))));
    return syntax
        .example("verify plan.json --context dr-1")
        .example("verify prod.bundle --context prod");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path path = Path.of(arguments.argument(0));
    Optional<Plan> plan =
        Files.isDirectory(path)
            ? Optional.empty()
            : Optional.of(CarriedOut.of(PlanFiles.read(path), session.runs(arguments)));
    List<Expectation> expectations =
        plan.map(Expectations::of).orElseGet(() -> ofBundle(path, arguments, session));
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    plan.ifPresent(p -> requireCluster(p, path, cluster));
    Set<String> namespaces = new TreeSet<>();
    expectations.forEach(expectation -> namespaces.add(expectation.claim().namespace()));
    TargetState state = new TargetReader(cluster).read(TargetReader.FOR_PROOF, namespaces).state();
    List<VolumeFinding> findings =
        new ArrayList<>(new Verifier(session.disks()).verify(expectations, state));
    // A volume that the plan could not restore is not proven by being left out.
    plan.ifPresent(p -> p.in(State.BLOCKED).forEach(v -> findings.add(VolumeFinding.ofBlocked(v))));
    findings.sort(Comparator.comparing(VolumeFinding::claim));
    VerificationView view = new VerificationView(findings, session.console().room());
    Format format = OutputFlags.format(arguments);
    format.print(session.console().out(), view.document(), view::text);
    findings.stream()
        .flatMap(finding -> finding.diagnostics().stream())
        .limit(arguments.has("--all") ? Long.MAX_VALUE : 20)
        .forEach(session::print);
    return exitCode(view.result());
  }

  private static int exitCode(VolumeFinding.Result result) {
    return switch (result) {
      case CONFIRMED -> 0;
      case MISMATCH -> Outcome.NOT_PROVEN.exitCode();
      case UNKNOWN -> Outcome.NOT_LOOKED_AT.exitCode();
    };
  }

  private static List<Expectation> ofBundle(Path path, Arguments arguments, Session session) {
    return Expectations.of(
        BundleReader.read(path), MappingFlags.mappings(arguments), session.disks());
  }

  private static void requireCluster(Plan plan, Path path, Cluster cluster) {
    if (!plan.basis().clusterUid().equals(cluster.identity().uid())) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.PLAN_OTHER_CLUSTER,
              path.toString(),
              "the plan was made for another cluster",
              "it is for uid "
                  + plan.basis().clusterUid()
                  + ", and this is uid "
                  + cluster.identity().uid(),
              "name the plan's cluster (" + plan.basis().clusterName() + ") with --context"));
    }
  }
}
