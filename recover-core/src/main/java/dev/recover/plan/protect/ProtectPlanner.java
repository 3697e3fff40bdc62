// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.protect;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.Basis;
import dev.recover.plan.Fact;
import dev.recover.plan.Hazard;
import dev.recover.plan.Order;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.PlannedVolume.State;
import dev.recover.plan.Step;
import dev.recover.spi.Disks;
import dev.recover.spi.Preconditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plans which reclaim policies are changed. */
public final class ProtectPlanner {
  private final Disks disks;

  public ProtectPlanner(Disks disks) {
    this.disks = disks;
  }

  /** Returns the plan; a volume whose policy is as wanted is done. */
  public Plan plan(ProtectRequest request) {
    PolicyChange change =
        request.restore() ? new GiveBack(request.target()) : new Retain(request.target());
    List<PlannedVolume> volumes = new ArrayList<>();
    List<PlannedStep> steps = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    for (KubeObject volume : request.target().all(ResourceType.PERSISTENT_VOLUME)) {
      if (!request.selected().test(volume)) {
        continue;
      }
      List<Diagnostic> said = change.diagnostics(volume);
      State state = state(volume, change, said);
      diagnostics.addAll(said);
      volumes.add(planned(volume, state, said));
      if (state == State.READY) {
        PlannedStep step = step(volume, change);
        steps.add(step);
        facts.add(fact(volume, change));
      }
    }
    volumes.sort(Comparator.comparing(PlannedVolume::claim).thenComparing(PlannedVolume::volume));
    return new Plan(
        "protect",
        request.madeAt(),
        new Basis("", request.target().identity().uid(), request.target().identity().name(), facts),
        Order.RESERVE_FIRST,
        "Policies are changed one by one; no volume depends on another.",
        volumes,
        steps,
        List.of(),
        diagnostics.stream().sorted().toList());
  }

  private static State state(KubeObject volume, PolicyChange change, List<Diagnostic> said) {
    if (change.wanted(volume).equals(PolicyChange.policy(volume))) {
      return State.DONE;
    }
    return PolicyChange.blocks(said) ? State.BLOCKED : State.READY;
  }

  private PlannedVolume planned(KubeObject volume, State state, List<Diagnostic> said) {
    return new PlannedVolume(
        Volume.claimRef(volume).orElse(new ClaimName("", "")),
        volume.name(),
        disks.diskOf(volume).orElse(new DiskId("", "")),
        volume.at("spec", "capacity", "storage").map(String::valueOf).orElse(""),
        Volume.storageClass(volume).orElse(""),
        state,
        state == State.DONE
            ? List.of(Code.NOTHING_TO_DO.name())
            : state == State.BLOCKED
                ? said.stream().map(diagnostic -> diagnostic.code().name()).distinct().toList()
                : List.of());
  }

  private static PlannedStep step(KubeObject volume, PolicyChange change) {
    String wanted = change.wanted(volume);
    return new PlannedStep(
        (wanted.equals("Retain") ? "retain:" : "policy:") + volume.name(),
        new Step.SetReclaimPolicy(
            volume.ref(),
            PolicyChange.policy(volume),
            wanted,
            new Preconditions(volume.uid(), versionThatMatters(volume, change))),
        List.of(),
        Hazard.CHANGES,
        change.reason());
  }

  private static Fact fact(KubeObject volume, PolicyChange change) {
    return new Fact(volume.ref(), volume.uid(), versionThatMatters(volume, change));
  }

  /** Retain is right whatever else changed meanwhile; Delete is right only for what was seen. */
  private static Optional<String> versionThatMatters(KubeObject volume, PolicyChange change) {
    return change.wanted(volume).equals("Retain") ? Optional.empty() : volume.resourceVersion();
  }
}
