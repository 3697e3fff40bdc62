// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.registry;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.Dispatcher;
import dev.recover.sandbox.store.ObjectKey;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.StoreEvent;
import dev.recover.sandbox.store.Tree;
import dev.recover.sandbox.store.VersionedStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The way into the store for controllers in this process. */
public final class LocalStore implements ObjectStore {
  private final Registry registry;
  private final Deletion deletion;
  private final Events events;
  private final String manager;

  /** Those who listen, and the thread on which they do. */
  private static final class Events {
    final Dispatcher dispatcher;
    final List<Listener> listeners = new CopyOnWriteArrayList<>();

    Events(Dispatcher dispatcher) {
      this.dispatcher = dispatcher;
    }

    void publish(StoreEvent event) {
      for (Listener listener : listeners) {
        if (listener.types.contains(event.type())) {
          dispatcher.run(() -> listener.hear(event));
        }
      }
    }
  }

  /** One subscriber; silent once it is closed. */
  private record Listener(
      Set<ResourceType> types, Consumer<StoreEvent> target, List<Listener> among)
      implements Subscription {
    void hear(StoreEvent event) {
      if (among.stream().anyMatch(other -> other == this)) {
        target.accept(event);
      }
    }

    @Override
    public void close() {
      among.removeIf(other -> other == this);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  public LocalStore(Registry registry, Dispatcher dispatcher) {
    this(registry, new Events(dispatcher), "sandbox");
    registry.store().listen(events::publish);
  }

  private LocalStore(Registry registry, Events events, String manager) {
    this.registry = registry;
    this.deletion = new Deletion(registry.store());
    this.events = events;
    this.manager = manager;
  }

  @Override
  public ObjectStore as(String name) {
    return new LocalStore(registry, events, name);
  }

  @Override
  public Optional<KubeObject> get(ResourceType type, String namespace, String name) {
    return versions().get(type, new ObjectKey(namespace, name));
  }

  @Override
  public List<KubeObject> list(ResourceType type, String namespace) {
    return versions().list(type, namespace).objects();
  }

  @Override
  public KubeObject create(KubeObject object) {
    return registry.create(
        typeOf(object), object.namespace(), Tree.copyOf(object.tree()), options(""));
  }

  @Override
  public KubeObject update(KubeObject object) {
    boolean finalizing =
        object.kind().equals("Namespace") && object.list("spec", "finalizers").isEmpty();
    return put(object, options(finalizing ? "finalize" : ""));
  }

  @Override
  public KubeObject updateStatus(KubeObject object) {
    return put(object, options("status"));
  }

  private KubeObject put(KubeObject object, WriteOptions options) {
    Map<String, Object> tree = Tree.copyOf(object.tree());
    ObjectKey key = new ObjectKey(object.namespace(), object.name());
    return registry.update(typeOf(object), key, live -> tree, options, true);
  }

  private WriteOptions options(String subresource) {
    return WriteOptions.by(manager).of(subresource);
  }

  private static ResourceType typeOf(KubeObject object) {
    return Resource.ofKind(object.apiVersion(), object.kind())
        .map(Resource::type)
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "the sandbox does not serve " + object.apiVersion() + " " + object.kind()));
  }

  @Override
  public KubeObject delete(
      ResourceType type, String namespace, String name, DeleteOptions options) {
    return deletion.delete(type, new ObjectKey(namespace, name), options);
  }

  @Override
  public Subscription subscribe(Set<ResourceType> types, Consumer<StoreEvent> target) {
    Listener listener = new Listener(Set.copyOf(types), target, events.listeners);
    return versions()
        .atomically(
            () -> {
              events.listeners.add(listener);
              types.forEach(type -> replay(type, listener));
              return listener;
            });
  }

  private void replay(ResourceType type, Listener listener) {
    for (KubeObject object : list(type, "")) {
      long version = Long.parseLong(object.resourceVersion().orElse("0"));
      StoreEvent event =
          new StoreEvent(StoreEvent.Kind.ADDED, type, version, object, Optional.empty());
      events.dispatcher.run(() -> listener.hear(event));
    }
  }

  @Override
  public long version() {
    return versions().version();
  }

  private VersionedStore versions() {
    return registry.store();
  }
}
