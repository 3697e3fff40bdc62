// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Objects with versions and nothing else: what etcd is to an API server.
 *
 * <p>Knows no rule of Kubernetes. Thread-safe: one lock orders all writes, so that a listener and
 * every watch see them in the order of their versions.
 */
public final class VersionedStore {
  /** Enough for the largest restore: 10,000 volumes with a handful of changes each. */
  private static final int HISTORY = 60_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ResourceType, Shelf> shelves = new LinkedHashMap<>();
  private final List<Consumer<StoreEvent>> listeners = new ArrayList<>();
  private final long firstVersion;
  private long version;
  private boolean closed;

  /** The objects of one type and what happened to them. */
  private static final class Shelf {
    final NavigableMap<ObjectKey, KubeObject> objects = new TreeMap<>();
    final History history;
    final Condition changed;

    Shelf(long forgotten, Condition changed) {
      this.history = new History(HISTORY, forgotten);
      this.changed = changed;
    }
  }

  /**
   * @param version the version to go on from
   */
  public VersionedStore(long version) {
    this.version = version;
    this.firstVersion = version;
  }

  /** Runs reads and writes that nothing may come between. */
  public <T> T atomically(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** The version of the newest write. */
  public long version() {
    return atomically(() -> version);
  }

  /** Hears every event while the lock is held; must return at once. */
  public void listen(Consumer<StoreEvent> listener) {
    atomically(() -> listeners.add(listener));
  }

  /** Reads one object. */
  public Optional<KubeObject> get(ResourceType type, ObjectKey key) {
    return atomically(() -> Optional.ofNullable(shelf(type).objects.get(key)));
  }

  /** Puts an object in place, gives it the next version, and returns it as stored. */
  public KubeObject put(ResourceType type, Map<String, Object> tree) {
    return atomically(
        () -> {
          KubeObject stored = versioned(tree, ++version);
          Shelf shelf = shelf(type);
          KubeObject before =
              shelf.objects.put(new ObjectKey(stored.namespace(), stored.name()), stored);
          StoreEvent.Kind kind = before == null ? StoreEvent.Kind.ADDED : StoreEvent.Kind.MODIFIED;
          tell(shelf, new StoreEvent(kind, type, version, stored, Optional.ofNullable(before)));
          return stored;
        });
  }

  /** Removes an object and returns its last state, which carries the version of the removal. */
  public KubeObject remove(ResourceType type, Map<String, Object> last) {
    return atomically(
        () -> {
          KubeObject gone = versioned(last, ++version);
          Shelf shelf = shelf(type);
          KubeObject before = shelf.objects.remove(new ObjectKey(gone.namespace(), gone.name()));
          tell(
              shelf,
              new StoreEvent(
                  StoreEvent.Kind.DELETED, type, version, gone, Optional.ofNullable(before)));
          return gone;
        });
  }

  private static KubeObject versioned(Map<String, Object> tree, long version) {
    Map<String, Object> metadata = new LinkedHashMap<>(Tree.map(tree, "metadata"));
    metadata.put("resourceVersion", Long.toString(version));
    Map<String, Object> whole = new LinkedHashMap<>(tree);
    whole.put("metadata", metadata);
    return KubeObject.of(whole);
  }

  /** Puts back an object that was saved, with the version it has; no event. */
  public void restore(ResourceType type, KubeObject object) {
    atomically(
        () -> shelf(type).objects.put(new ObjectKey(object.namespace(), object.name()), object));
  }

  /** Everything as it stands now. */
  public SavedState state() {
    return atomically(
        () -> {
          List<KubeObject> objects = new ArrayList<>();
          shelves.values().forEach(shelf -> objects.addAll(shelf.objects.values()));
          return new SavedState(version, objects);
        });
  }

  private void tell(Shelf shelf, StoreEvent event) {
    shelf.history.add(event);
    shelf.changed.signalAll();
    listeners.forEach(listener -> listener.accept(event));
  }

  /** Returns all objects of a type now; a namespace of "" means all of them. */
  public Snapshot list(ResourceType type, String namespace) {
    return atomically(() -> new Snapshot(within(shelf(type).objects, namespace), version));
  }

  /**
   * Returns all objects of a type as they were at a version, by taking back what happened since.
   *
   * @return empty when that is not known any more
   */
  public Optional<Snapshot> listAt(ResourceType type, String namespace, long at) {
    return atomically(
        () -> {
          Shelf shelf = shelf(type);
          if (!shelf.history.knows(at)) {
            return Optional.empty();
          }
          List<StoreEvent> since = shelf.history.after(at);
          if (since.isEmpty()) {
            return Optional.of(new Snapshot(within(shelf.objects, namespace), at));
          }
          NavigableMap<ObjectKey, KubeObject> past = new TreeMap<>(shelf.objects);
          for (int i = since.size() - 1; i >= 0; i--) {
            takeBack(past, since.get(i));
          }
          return Optional.of(new Snapshot(within(past, namespace), at));
        });
  }

  private static void takeBack(NavigableMap<ObjectKey, KubeObject> objects, StoreEvent event) {
    ObjectKey key = new ObjectKey(event.object().namespace(), event.object().name());
    event.previous().ifPresentOrElse(o -> objects.put(key, o), () -> objects.remove(key));
  }

  private static List<KubeObject> within(
      NavigableMap<ObjectKey, KubeObject> objects, String namespace) {
    return namespace.isEmpty()
        ? List.copyOf(objects.values())
        : List.copyOf(
            objects
                .subMap(new ObjectKey(namespace, ""), new ObjectKey(namespace + "\0", ""))
                .values());
  }

  /**
   * What happened to a type after some version.
   *
   * @param version up to which the events are complete
   */
  public record News(List<StoreEvent> events, long version) {}

  /**
   * Waits until something happened to a type after a version, at most for the time given.
   *
   * @return the events, none when time ran out or all were woken; empty when they are forgotten
   */
  public Optional<News> await(ResourceType type, long after, long millis)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Shelf shelf = shelf(type);
      if (!shelf.history.knows(after)) {
        return Optional.empty();
      }
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      List<StoreEvent> events = shelf.history.after(after);
      if (events.isEmpty() && left > 0 && !closed) {
        // Whatever is written from here on is remembered: nobody forgets without waking us.
        long seen = Math.max(after, version);
        shelf.changed.awaitNanos(left);
        events = shelf.history.after(seen);
      }
      return Optional.of(new News(List.copyOf(events), Math.max(after, version)));
    } finally {
      lock.unlock();
    }
  }

  /** Returns the oldest version whose successors are all known, for messages. */
  public long oldest(ResourceType type) {
    return atomically(() -> shelf(type).history.forgotten());
  }

  /** Forgets all history, so that every watch from an older version is answered 410. */
  public void compact() {
    atomically(
        () -> {
          shelves.values().forEach(shelf -> shelf.history.forget(version));
          shelves.values().forEach(shelf -> shelf.changed.signalAll());
          return version;
        });
  }

  /** Wakes everything that waits. */
  public void wake() {
    atomically(
        () -> {
          shelves.values().forEach(shelf -> shelf.changed.signalAll());
          return version;
        });
  }

  /** Wakes everything that waits, and lets nothing wait again. */
  public void close() {
    atomically(
        () -> {
          closed = true;
          return version;
        });
    wake();
  }

  public boolean isClosed() {
    return atomically(() -> closed);
  }

  private Shelf shelf(ResourceType type) {
    return shelves.computeIfAbsent(type, t -> new Shelf(firstVersion, lock.newCondition()));
  }
}
