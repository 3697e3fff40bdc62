// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The objects of one sandbox, as a controller in the same process sees them.
 *
 * <p>Every write goes through the same admission, defaulting, validation and field ownership as a
 * write over HTTP, and is refused with the same {@link Refusal}. Thread-safe; calls do not block on
 * each other for longer than one write takes. Objects are immutable.
 */
public interface ObjectStore {
  /** Returns the same store writing under another field manager's name. */
  ObjectStore as(String manager);

  /**
   * Reads one object.
   *
   * @param namespace "" for a cluster-scoped type
   */
  Optional<KubeObject> get(ResourceType type, String namespace, String name);

  /** Reads one object by reference. */
  default Optional<KubeObject> get(ObjectRef ref) {
    return ResourceType.of(ref.group(), ref.kind())
        .flatMap(type -> get(type, ref.namespace(), ref.name()));
  }

  /**
   * Returns all objects of a type, ordered by namespace and name.
   *
   * @param namespace "" for all of them
   */
  List<KubeObject> list(ResourceType type, String namespace);

  /** Creates an object of a served type; {@code metadata.generateName} works. */
  KubeObject create(KubeObject object);

  /**
   * Replaces an object but for its status.
   *
   * <p>When the tree carries a uid or resourceVersion they must still hold, else the refusal is
   * {@link Refusal#conflict}. An object read from this store and changed with {@link
   * KubeObject#with} carries both. Removing the last finalizer of a terminating object deletes it.
   */
  KubeObject update(KubeObject object);

  /** Replaces the {@code status} of an object and nothing else; same preconditions. */
  KubeObject updateStatus(KubeObject object);

  /**
   * Asks for deletion: sets {@code deletionTimestamp} while finalizers or a grace period are left.
   *
   * @return the last state, terminating or gone
   */
  KubeObject delete(ResourceType type, String namespace, String name, DeleteOptions options);

  /**
   * Subscribes to changes, in the order of their resourceVersion.
   *
   * <p>The listener first hears every object that exists as {@link StoreEvent.Kind#ADDED}, then
   * every change, always on the store's one dispatcher thread: it should only note what changed and
   * return. It may call the store.
   */
  Subscription subscribe(Set<ResourceType> types, Consumer<StoreEvent> listener);

  /** The resourceVersion of the newest write. */
  long version();

  /** A running subscription. */
  interface Subscription extends AutoCloseable {
    /** Stops it; a call in progress finishes. */
    @Override
    void close();
  }
}
