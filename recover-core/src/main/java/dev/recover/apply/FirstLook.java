// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.world.Refusals;
import dev.recover.apply.world.WorldCache;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Plan;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * Sees the target before anything is changed, and refuses when it is not as the plan saw it or may
 * not be changed.
 *
 * <p>Looking begins at once and goes on while the journal and the locks are made ready.
 */
final class FirstLook {
  private final WorldCache world;
  private final List<CompletableFuture<Void>> looks = new ArrayList<>();

  private FirstLook(WorldCache world) {
    this.world = world;
  }

  static FirstLook begin(Cluster cluster, Plan plan, WorldCache world, ExecutorService pool) {
    FirstLook look = new FirstLook(world);
    Scope scope = Scope.of(plan);
    look.add(pool, () -> world.watch(ResourceType.PERSISTENT_VOLUME, Set.of()));
    if (!scope.namespaces().isEmpty()) {
      look.add(pool, () -> world.watch(ResourceType.PERSISTENT_VOLUME_CLAIM, scope.namespaces()));
    }
    if (scope.pods()) {
      look.add(pool, () -> world.watch(ResourceType.POD, scope.namespaces()));
    }
    for (ObjectRef ref : scope.single()) {
      look.add(pool, () -> look.refresh(ref));
    }
    // On a thread of its own: it waits for work that it gives to the pool.
    look.looks.add(
        CompletableFuture.runAsync(
            () -> new Permissions(cluster, pool).require(scope.permissions())));
    return look;
  }

  private void add(ExecutorService pool, Runnable look) {
    looks.add(CompletableFuture.runAsync(look, pool));
  }

  private void refresh(ObjectRef ref) {
    try {
      world.refresh(ref);
    } catch (Fault fault) {
      ResourceType type = ResourceType.of(ref.group(), ref.kind()).orElseThrow();
      throw new DiagnosticException(
          Refusals.cannot(new AccessRule("get", type, ref.namespace()), fault));
    }
  }

  /**
   * Returns when all was seen and nothing speaks against the plan.
   *
   * @param plan with the ids of what an earlier life of the run made
   */
  void end(Plan plan) {
    try {
      looks.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    List<Diagnostic> changes = new DriftCheck(plan, world).changes(plan.basis().observed());
    if (!changes.isEmpty()) {
      throw new DiagnosticException(changes);
    }
  }
}
