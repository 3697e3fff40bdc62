// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.ApplyRequest;
import dev.recover.apply.world.TargetReader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.cli.view.Printable;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Planner;
import dev.recover.plan.TargetState;
import dev.recover.plan.protect.ProtectRequest;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code recover protect}. */
public final class ProtectCommand implements Command {
  private static final Set<ResourceType> KINDS =
      Set.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM);

  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of(
                "protect", "Set reclaim policies to Retain, so that no claim takes its disk along")
            .text(
                "Sets Delete to Retain, remembers the policy in an annotation, and waits until the provisioner has let go of each"
                    + "\nvolume: only then is the disk safe. Name the volumes with -n, -A, -l, --storage-class or --claim.")
            .flag("--restore", "put back the policies that were remembered")
            .value("--out", "FILE", "only write the plan, for review and `recover apply`");
    SelectionFlags.add(syntax);
    return Execution.add(syntax)
        .example("protect --context prod -n db --confirm prod")
        .example("protect --context prod -n db --restore --confirm prod");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    CaptureRequest chosen = SelectionFlags.request(arguments, java.util.List.of());
    if (chosen.everything() && !arguments.has("--all-namespaces")) {
      throw Arguments.wrong(
          "nothing says which volumes are meant",
          "name them with -n NAMESPACE, --claim NS/NAME, -l SELECTOR, or -A for all");
    }
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    ClusterIdentity identity = cluster.identity();
    WriteGate gate = new WriteGate(session.console(), arguments);
    TargetState state =
        new TargetReader(cluster).read(KINDS, Set.copyOf(chosen.namespaces())).state();
    boolean restore = arguments.has("--restore");
    Plan plan =
        new Planner(session.disks())
            .protect(new ProtectRequest(state, selected(chosen, state), restore, session.now()));
    if (plan.volumes().isEmpty()) {
      throw nothing(identity);
    }
    Optional<Path> out = arguments.value("--out").map(Path::of);
    if (out.isPresent()) {
      PlanFiles.write(plan, out.get());
      PlanShowCommand.print(plan, OutputFlags.format(arguments), false, session);
      session.next("recover apply " + out.get() + " --context " + identity.context());
      return 0;
    }
    gate.needsContext(identity);
    int ready = plan.in(PlannedVolume.State.READY).size();
    if (ready > 0) {
      String act =
          restore
              ? "This gives " + Printable.count(ready, "volume") + " the former policy back"
              : "This sets " + Printable.count(ready, "volume") + " to Retain";
      gate.pass(identity, act);
    }
    return new Execution(session, arguments)
        .run(cluster, ApplyRequest.of(PlanFile.of(plan)), false);
  }

  private static Predicate<KubeObject> selected(CaptureRequest chosen, TargetState state) {
    Predicate<Volume> volumes = SelectionFlags.volumes(chosen);
    return pv -> {
      Optional<ClaimName> name = Volume.claimRef(pv);
      Optional<KubeObject> claim =
          name.flatMap(
              n -> state.find(ResourceType.PERSISTENT_VOLUME_CLAIM, n.namespace(), n.name()));
      return chosen.everything() || volumes.test(new Volume(Optional.of(pv), claim));
    };
  }

  private static DiagnosticException nothing(ClusterIdentity identity) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.NOTHING_TO_DO,
            identity.name(),
            "no volume is meant",
            "no PersistentVolume of the cluster matches what was named",
            "see what there is: kubectl get pv --context " + identity.context()));
  }
}
