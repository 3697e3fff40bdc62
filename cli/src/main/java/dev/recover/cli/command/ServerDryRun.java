// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.plan.restore.DryRunSample;
import dev.recover.plan.restore.ServerAnswers;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import dev.recover.spi.Parallel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the API server whether it would take the objects of a plan; schema, admission, quota and
 * permissions answer. Of very many objects {@link DryRunSample} says which are asked about.
 *
 * <p>A claim whose namespace the plan itself makes cannot be asked about. The controller's
 * behaviour, topology and handles are not covered by a dry run.
 */
public final class ServerDryRun {
  private final Cluster cluster;
  private final int parallelism;

  public ServerDryRun(Cluster cluster, int parallelism) {
    this.cluster = cluster;
    this.parallelism = parallelism;
  }

  /** Returns the plan with every volume blocked of which the server would refuse an object. */
  public Plan check(Plan plan) {
    Set<String> missing = new HashSet<>();
    for (PlannedStep planned : plan.steps()) {
      if (planned.step() instanceof Step.CreateNamespace namespace) {
        missing.add(namespace.name());
      }
    }
    List<KubeObject> objects =
        plan.steps().stream()
            .flatMap(planned -> created(planned.step()).stream())
            .filter(object -> !missing.contains(object.namespace()))
            .toList();
    DryRunSample sample = DryRunSample.of(objects);
    Map<ObjectRef, String> refusals = new HashMap<>(ask(sample.first()));
    refusals.putAll(ask(sample.like(Set.copyOf(refusals.keySet()))));
    return ServerAnswers.apply(plan, refusals, sample.note());
  }

  private Map<ObjectRef, String> ask(List<KubeObject> objects) {
    Map<ObjectRef, String> refusals = new HashMap<>();
    try (Parallel parallel = new Parallel("dry-run", Math.min(parallelism, objects.size()))) {
      parallel.map(objects, this::refusal).forEach(refusals::putAll);
    }
    return refusals;
  }

  private Map<ObjectRef, String> refusal(KubeObject object) {
    try {
      cluster.createDryRun(object);
      return Map.of();
    } catch (Fault fault) {
      if (fault.kind() != Fault.Kind.INVALID && fault.kind() != Fault.Kind.DENIED) {
        throw fault;
      }
      return Map.of(object.ref(), fault.getMessage());
    }
  }

  private static Optional<KubeObject> created(Step step) {
    if (step instanceof Step.ReserveVolume reserve) {
      return Optional.of(reserve.volume());
    }
    if (step instanceof Step.CreateVolumeForClaim create) {
      return Optional.of(create.volume());
    }
    return step instanceof Step.CreateClaim create ? Optional.of(create.claim()) : Optional.empty();
  }
}
