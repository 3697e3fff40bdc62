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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
    Map<ObjectRef, String> refusals = new ConcurrentHashMap<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.max(1, Math.min(parallelism, objects.size())));
    try {
      List<? extends java.util.concurrent.Future<?>> answers =
          objects.stream().map(object -> pool.submit(() -> ask(object, refusals))).toList();
      for (var answer : answers) {
        answer.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
    return refusals;
  }

  private void ask(KubeObject object, Map<ObjectRef, String> refusals) {
    try {
      cluster.createDryRun(object);
    } catch (Fault fault) {
      if (fault.kind() != Fault.Kind.INVALID && fault.kind() != Fault.Kind.DENIED) {
        throw fault;
      }
      refusals.put(object.ref(), fault.getMessage());
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
