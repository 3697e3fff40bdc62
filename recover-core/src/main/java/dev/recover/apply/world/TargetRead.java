// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Severity;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import dev.recover.spi.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One reading of a cluster; used once. */
final class TargetRead {
  private static final Set<ResourceType> REQUIRED =
      Set.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM);

  private final Cluster cluster;
  private final Set<String> namespaces;
  private final Set<ResourceType> narrow;
  private final Map<ResourceType, Map<ObjectRef, KubeObject>> objects = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Diagnostic> notLooked = new ConcurrentLinkedQueue<>();

  /**
   * @param narrow the kinds of which nothing outside the namespaces matters
   */
  TargetRead(Cluster cluster, Set<String> namespaces, Set<ResourceType> narrow) {
    this.cluster = cluster;
    this.namespaces = namespaces;
    this.narrow = narrow;
  }

  Reading read(Set<ResourceType> types) {
    ExecutorService threads = Executors.newCachedThreadPool(TargetRead::thread);
    try {
      List<CompletableFuture<Void>> reads = new ArrayList<>();
      types.forEach(type -> reads.add(CompletableFuture.runAsync(() -> readKind(type), threads)));
      reads.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
    return new Reading(
        new TargetState(cluster.identity(), objects), notLooked.stream().sorted().toList());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recover-read");
    thread.setDaemon(true);
    return thread;
  }

  private void readKind(ResourceType type) {
    Map<ObjectRef, KubeObject> found = new LinkedHashMap<>();
    Optional<Diagnostic> refusal = list(type, found);
    if (refusal.isEmpty()) {
      objects.put(type, found);
    } else if (REQUIRED.contains(type)) {
      throw new DiagnosticException(refusal.get());
    } else {
      notLooked.add(refusal.get().withSeverity(Severity.WARNING));
    }
  }

  private Optional<Diagnostic> list(ResourceType type, Map<ObjectRef, KubeObject> found) {
    boolean everywhere =
        !type.namespaced()
            || namespaces.isEmpty()
            || !(narrow.contains(type) && namespaces.size() == 1);
    if (everywhere) {
      Optional<Diagnostic> refusal = list(type, Selection.EVERYTHING, found);
      if (refusal.isEmpty() || !type.namespaced() || namespaces.isEmpty()) {
        return refusal;
      }
      if (!narrow.contains(type)) {
        notLooked.add(refusal.get().withSeverity(Severity.WARNING));
      }
    }
    for (String namespace : namespaces) {
      Optional<Diagnostic> refusal = list(type, Selection.inNamespace(namespace), found);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** Lists into {@code found}; answers what is missing when it is forbidden. */
  private Optional<Diagnostic> list(
      ResourceType type, Selection selection, Map<ObjectRef, KubeObject> found) {
    AccessRule rule = new AccessRule("list", type, selection.namespace());
    try {
      cluster.list(
          type,
          selection,
          object -> found.put(ObjectRef.of(type, object.namespace(), object.name()), object));
      return Optional.empty();
    } catch (Fault fault) {
      Diagnostic refusal = Refusals.cannot(rule, fault);
      if (fault.kind() == Fault.Kind.DENIED || fault.kind() == Fault.Kind.NOT_FOUND) {
        return Optional.of(refusal);
      }
      throw new DiagnosticException(refusal);
    }
  }
}
