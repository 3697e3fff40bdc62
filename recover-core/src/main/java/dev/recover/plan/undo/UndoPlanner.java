// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Severity;
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
import dev.recover.plan.observed.DiskIndex;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans how what a run made is taken back. */
public final class UndoPlanner {
  private final Disks disks;

  public UndoPlanner(Disks disks) {
    this.disks = disks;
  }

  /**
   * Returns the plan; what is gone already is done, and what is in use or not the run's is blocked.
   *
   * @throws DiagnosticException when the run was on another cluster, or PersistentVolumes or claims
   *     could not be listed
   */
  public Plan plan(UndoRequest request) {
    require(request);
    ClusterIdentity identity = request.target().identity();
    DiskIndex index = new DiskIndex(request.target().all(ResourceType.PERSISTENT_VOLUME), disks);
    UndoChecks checks = new UndoChecks(request.target(), index);
    CopiesGone copies = new CopiesGone(request, index);
    List<PlannedVolume> volumes = new ArrayList<>();
    List<PlannedStep> claims = new ArrayList<>();
    List<PlannedStep> rest = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    CopiesGone.staying(request).ifPresent(diagnostics::add);
    for (Unit unit : sorted(Units.of(request), copies.claims())) {
      List<Diagnostic> said = new ArrayList<>(checks.check(unit));
      said.addAll(copies.check(unit.claim(), unit.volume()));
      diagnostics.addAll(said);
      List<PlannedStep> gone = copies.steps(unit.claim(), unit.steps());
      State state = state(unit, !gone.isEmpty(), said);
      volumes.add(planned(unit, state, said));
      if (state == State.READY) {
        deleteClaim(unit, claims, facts);
        deleteVolume(unit, rest, facts);
        rest.addAll(gone);
      }
    }
    return new Plan(
        "undo",
        request.madeAt(),
        new Basis("", identity.uid(), identity.name(), facts),
        Order.RESERVE_FIRST,
        request.deleteCopies()
            ? "Claims go before their volumes, these before copies that the run made; all else stays."
            : "Claims go before their volumes; disks, namespaces and policy Retain stay.",
        volumes,
        Stream.concat(claims.stream(), rest.stream()).toList(),
        List.of(),
        diagnostics.stream().sorted().toList());
  }

  /** The claims of copies of which no object was made, or is known, are units of their own. */
  private static List<Unit> sorted(List<Unit> units, Set<ClaimName> copied) {
    Set<ClaimName> alone = new HashSet<>(copied);
    units.forEach(unit -> alone.remove(unit.claim()));
    return Stream.concat(units.stream(), alone.stream().map(Unit::withoutObjects))
        .sorted(Comparator.comparing(Unit::claim).thenComparing(Unit::volume))
        .toList();
  }

  private static State state(Unit unit, boolean copies, List<Diagnostic> said) {
    if (said.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
      return State.BLOCKED;
    }
    return unit.claimGoes() || unit.volumeGoes() || copies ? State.READY : State.DONE;
  }

  private PlannedVolume planned(Unit unit, State state, List<Diagnostic> said) {
    Optional<KubeObject> volume = unit.liveVolume();
    return new PlannedVolume(
        unit.claim(),
        unit.volume(),
        volume.flatMap(disks::diskOf).orElse(new DiskId("", "")),
        volume.flatMap(v -> v.at("spec", "capacity", "storage")).map(String::valueOf).orElse(""),
        volume.flatMap(Volume::storageClass).orElse(""),
        state,
        state == State.DONE
            ? List.of(Code.NOTHING_TO_DO.name())
            : said.stream().map(diagnostic -> diagnostic.code().name()).distinct().toList());
  }

  private static void deleteClaim(Unit unit, List<PlannedStep> steps, List<Fact> facts) {
    if (unit.claimGoes()) {
      KubeObject live = unit.liveClaim().orElseThrow();
      facts.add(new Fact(live.ref(), live.uid(), Optional.empty()));
      steps.add(
          new PlannedStep(
              unit.claimStep(),
              new Step.DeleteClaim(unit.claim(), live.uid().orElseThrow()),
              List.of(),
              Hazard.DELETES,
              "the run made it"));
    }
  }

  private static void deleteVolume(Unit unit, List<PlannedStep> steps, List<Fact> facts) {
    if (unit.volumeGoes()) {
      KubeObject live = unit.liveVolume().orElseThrow();
      facts.add(new Fact(live.ref(), live.uid(), Optional.empty()));
      steps.add(
          new PlannedStep(
              unit.volumeStep(),
              new Step.DeleteVolume(unit.volume(), live.uid().orElseThrow()),
              unit.claimGoes() ? List.of(unit.claimStep()) : List.of(),
              Hazard.DELETES,
              "the run made it, and with Retain its disk stays"));
    }
  }

  private static void require(UndoRequest request) {
    ClusterIdentity identity = request.target().identity();
    if (!identity.uid().equals(request.clusterUid())) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.PLAN_OTHER_CLUSTER,
              request.run(),
              "the run was on another cluster than " + identity.name(),
              "it ran on the cluster with uid "
                  + request.clusterUid()
                  + ", and this one is "
                  + identity.uid(),
              "name the context of the cluster it ran on with `--context`"));
    }
    for (ResourceType type :
        List.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM)) {
      if (!request.target().looked(type)) {
        throw new DiagnosticException(
            Diagnostic.error(
                Code.FORBIDDEN,
                identity.name(),
                type.plural() + " could not be listed",
                "without them nothing says what is there of what the run made",
                "allow `list` on " + type.plural() + " and try again"));
      }
    }
  }
}
