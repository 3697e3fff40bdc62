// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.ApplyRequest;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.view.PlanView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code recover apply}. */
public final class ApplyCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("apply", "Do exactly what a plan says, or refuse")
            .text(
                "Refuses when the world is not as the plan saw it, and names what changed. Every step is in a journal before it is"
                    + "\ntaken: killed at any moment, the same command goes on. Exit codes: 0 done, 3 partly done, 5 refused, 6 locked by"
                    + "\nanother run, 7 applied but not as planned.")
            .argument("PLAN", "the plan's file")
            .flag("--skip-blocked", "leave out the volumes that the plan says are blocked")
            .value("--bundle", "DIR", "refuse unless the plan was made from this bundle");
    return Execution.add(syntax).example("apply plan.json --context dr-1 --confirm dr-1");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path file = Path.of(arguments.argument(0));
    PlanFile plan = PlanFiles.read(file);
    arguments.value("--bundle").ifPresent(bundle -> requireBundle(plan.plan(), Path.of(bundle)));
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    ClusterIdentity identity = cluster.identity();
    WriteGate gate = new WriteGate(session.console(), arguments);
    gate.needsContext(identity);
    int ready = plan.plan().in(PlannedVolume.State.READY).size();
    if (ready > 0) {
      if (session.console().interactive() && arguments.value("--confirm").isEmpty()) {
        session.console().say(new PlanView(plan.plan(), false).summary().strip());
      }
      gate.pass(identity, Acts.of(plan.plan().flow(), ready));
    }
    // The plan is kept beside the journal as it stands in its file, and not rendered anew.
    ApplyRequest request =
        Files.isRegularFile(file)
            ? new ApplyRequest(plan, out -> PlanFiles.copy(file, out))
            : ApplyRequest.of(plan);
    int exitCode =
        new Execution(session, arguments).run(cluster, request, arguments.has("--skip-blocked"));
    if (exitCode == 0 && plan.plan().flow().equals("restore")) {
      session.next("recover verify " + file + " --context " + identity.context());
    }
    return exitCode;
  }

  private static void requireBundle(Plan plan, Path bundle) {
    String digest = BundleReader.digest(bundle);
    if (!digest.equals(plan.basis().bundleDigest())) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.PLAN_OTHER_BUNDLE,
              bundle.toString(),
              "the plan was made from another bundle",
              "it was made from " + plan.basis().bundleDigest() + ", and this bundle is " + digest,
              "make the plan again from this bundle, or name the one it was made from"));
    }
  }
}
