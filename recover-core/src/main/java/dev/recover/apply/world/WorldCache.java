// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The target as the watches show it: one watch a kind for as long as a run lasts.
 *
 * <p>Thread-safe. Every change of an object is told to one listener by its reference; the listener
 * is called on the watches' threads and must be short.
 */
public final class WorldCache implements WorldView, AutoCloseable {
  /** Hears of changes. */
  public interface Changes {
    /** The object was made, changed or removed. */
    void changed(ObjectRef ref);

    /** A watch ended for good; what is cached grows old. */
    void lost(Fault fault);
  }

  private static final Duration FIRST_LIST = Duration.ofMinutes(2);

  private final Cluster cluster;
  private final Changes changes;
  private final SeenObjects seen = new SeenObjects();
  private final PodClaims pods = new PodClaims();
  private final List<Cluster.Subscription> watches = new CopyOnWriteArrayList<>();

  public WorldCache(Cluster cluster, Changes changes) {
    this.cluster = cluster;
    this.changes = changes;
  }

  /**
   * Watches a kind in these namespaces and returns when all of it was read once.
   *
   * <p>Several namespaces are one watch of all of them when that is permitted, and one each when
   * not. Throws {@link DiagnosticException} when the kind may not be watched or cannot be reached.
   *
   * @param namespaces empty for all, and for a cluster-scoped kind
   */
  public void watch(ResourceType type, Set<String> namespaces) {
    String only = namespaces.size() == 1 ? namespaces.iterator().next() : "";
    try {
      try {
        watchOne(type, only).join();
      } catch (CompletionException e) {
        if (namespaces.size() <= 1 || !denied(e)) {
          throw e;
        }
        List<CompletableFuture<Void>> each = new ArrayList<>();
        namespaces.forEach(namespace -> each.add(watchOne(type, namespace)));
        each.forEach(CompletableFuture::join);
      }
    } catch (CompletionException e) {
      Fault fault =
          e.getCause() instanceof Fault told
              ? told
              : new Fault(
                  Fault.Kind.UNAVAILABLE,
                  0,
                  "no list of " + type.plural() + " within " + FIRST_LIST.toSeconds() + " s");
      throw Refusals.cannotWatch(type, only, fault);
    }
  }

  private static boolean denied(CompletionException e) {
    return e.getCause() instanceof Fault fault && fault.kind() == Fault.Kind.DENIED;
  }

  private CompletableFuture<Void> watchOne(ResourceType type, String namespace) {
    // The provider goes on trying for ever; somebody who waits wants to know.
    CompletableFuture<Void> first =
        new CompletableFuture<Void>().orTimeout(FIRST_LIST.toSeconds(), TimeUnit.SECONDS);
    Selection selection =
        namespace.isEmpty() ? Selection.EVERYTHING : Selection.inNamespace(namespace);
    watches.add(cluster.watch(type, selection, new Feed(type, namespace, first)));
    return first;
  }

  /** Takes in the answer to a request of ours, so that nobody has to wait for the watch. */
  public void learn(KubeObject object) {
    ObjectRef ref = object.ref();
    if (seen.put(ref, object)) {
      changes.changed(ref);
    }
  }

  /** Asks the cluster for one object; for the rare case that the watch is behind. */
  public Optional<KubeObject> refresh(ObjectRef ref) {
    Optional<KubeObject> live = cluster.get(ref);
    live.ifPresentOrElse(this::learn, () -> seen.forget(ref));
    return live;
  }

  @Override
  public Optional<KubeObject> find(ObjectRef ref) {
    return seen.find(ref);
  }

  @Override
  public List<String> podsUsing(ClaimName claim) {
    return pods.using(claim);
  }

  @Override
  public void close() {
    watches.forEach(Cluster.Subscription::close);
  }

  /** What one watch tells. */
  private final class Feed implements WatchListener {
    private final ResourceType type;
    private final Predicate<ObjectRef> covered;
    private final CompletableFuture<Void> first;

    Feed(ResourceType type, String namespace, CompletableFuture<Void> first) {
      this.type = type;
      this.covered =
          ref ->
              ref.kind().equals(type.kind())
                  && ref.group().equals(type.group())
                  && (namespace.isEmpty() || ref.namespace().equals(namespace));
      this.first = first;
    }

    @Override
    public void replaced(List<KubeObject> all) {
      Map<ObjectRef, KubeObject> live = new LinkedHashMap<>();
      all.forEach(object -> live.put(refOf(object), object));
      forPods(all, pods::put);
      List<ObjectRef> gone = seen.replace(covered, live);
      if (first.complete(null)) {
        return;
      }
      gone.forEach(changes::changed);
      live.keySet().forEach(changes::changed);
    }

    @Override
    public void put(KubeObject object) {
      forPods(List.of(object), pods::put);
      ObjectRef ref = refOf(object);
      if (seen.put(ref, object)) {
        changes.changed(ref);
      }
    }

    @Override
    public void removed(KubeObject object) {
      forPods(List.of(object), pods::remove);
      ObjectRef ref = refOf(object);
      if (seen.remove(ref, object)) {
        changes.changed(ref);
      }
    }

    @Override
    public void failed(Fault fault) {
      if (!first.completeExceptionally(fault)) {
        changes.lost(fault);
      }
    }

    /** Items of a list may come without kind and apiVersion. */
    private ObjectRef refOf(KubeObject object) {
      return ObjectRef.of(type, object.namespace(), object.name());
    }

    private void forPods(List<KubeObject> objects, Consumer<KubeObject> each) {
      if (type.equals(ResourceType.POD)) {
        objects.forEach(each);
      }
    }
  }
}
