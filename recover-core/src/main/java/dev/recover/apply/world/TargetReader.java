// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
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

/**
 * Reads what a plan, a proof or an undo has to know of a cluster: one paged list of each kind, all
 * at the same time.
 *
 * <p>PersistentVolumes and claims must be readable. Of every other kind that is forbidden the state
 * says that it was not looked at, and so does a diagnostic.
 */
public final class TargetReader {
  /** What a restore plan is made from. */
  public static final Set<ResourceType> FOR_PLAN =
      Set.of(
          ResourceType.PERSISTENT_VOLUME,
          ResourceType.PERSISTENT_VOLUME_CLAIM,
          ResourceType.NAMESPACE,
          ResourceType.STORAGE_CLASS,
          ResourceType.CSI_DRIVER,
          ResourceType.CSI_NODE,
          ResourceType.NODE,
          ResourceType.VOLUME_ATTACHMENT,
          ResourceType.STATEFUL_SET);

  /** What a proof compares. */
  public static final Set<ResourceType> FOR_PROOF =
      Set.of(
          ResourceType.PERSISTENT_VOLUME,
          ResourceType.PERSISTENT_VOLUME_CLAIM,
          ResourceType.NODE,
          ResourceType.CSI_NODE,
          ResourceType.CSI_DRIVER,
          ResourceType.STATEFUL_SET,
          ResourceType.EVENT);

  /** What undoing has to know. */
  public static final Set<ResourceType> FOR_UNDO =
      Set.of(
          ResourceType.PERSISTENT_VOLUME,
          ResourceType.PERSISTENT_VOLUME_CLAIM,
          ResourceType.NAMESPACE,
          ResourceType.POD,
          ResourceType.VOLUME_ATTACHMENT);

  private static final Set<ResourceType> REQUIRED =
      Set.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM);

  /** Of these only the namespaces asked for matter; of claims all, as they hold volumes. */
  private static final Set<ResourceType> ONLY_IN_NAMESPACES =
      Set.of(ResourceType.EVENT, ResourceType.POD, ResourceType.STATEFUL_SET);

  private final Cluster cluster;

  public TargetReader(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Reads these kinds.
   *
   * @param namespaces which namespaces matter; empty for all. Claims are read everywhere when that
   *     is permitted, and in these otherwise
   * @throws DiagnosticException FORBIDDEN, with the missing rule, when PersistentVolumes or claims
   *     may not be listed; UNREACHABLE and UNAUTHENTICATED for any kind
   */
  public Reading read(Set<ResourceType> types, Set<String> namespaces) {
    Map<ResourceType, Map<ObjectRef, KubeObject>> objects = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Diagnostic> notLooked = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newCachedThreadPool(TargetReader::thread);
    try {
      List<CompletableFuture<Void>> reads = new ArrayList<>();
      for (ResourceType type : types) {
        reads.add(
            CompletableFuture.runAsync(
                () -> readKind(type, namespaces, objects, notLooked), threads));
      }
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

  private void readKind(
      ResourceType type,
      Set<String> namespaces,
      Map<ResourceType, Map<ObjectRef, KubeObject>> objects,
      ConcurrentLinkedQueue<Diagnostic> notLooked) {
    Map<ObjectRef, KubeObject> found = new LinkedHashMap<>();
    Optional<Diagnostic> refusal = list(type, namespaces, found);
    if (refusal.isEmpty()) {
      objects.put(type, found);
    } else if (REQUIRED.contains(type)) {
      throw new DiagnosticException(refusal.get());
    } else {
      notLooked.add(refusal.get().withSeverity(dev.recover.diagnostic.Severity.WARNING));
    }
  }

  private Optional<Diagnostic> list(
      ResourceType type, Set<String> namespaces, Map<ObjectRef, KubeObject> found) {
    boolean everywhere =
        !type.namespaced()
            || namespaces.isEmpty()
            || !(ONLY_IN_NAMESPACES.contains(type) && namespaces.size() == 1);
    if (everywhere) {
      Optional<Diagnostic> refusal = list(type, Selection.EVERYTHING, found);
      if (refusal.isEmpty() || !type.namespaced() || namespaces.isEmpty()) {
        return refusal;
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
