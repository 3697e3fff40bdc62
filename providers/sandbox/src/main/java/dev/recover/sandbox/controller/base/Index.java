// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.sandbox.store.StoreEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/**
 * Objects by something that they say, for example pods by claim.
 *
 * <p>As a controller's cache it lags behind the store by the events that are still on their way.
 *
 * @param <K> what they are found by
 */
public final class Index<K> {
  private final Function<KubeObject, ? extends Collection<K>> keys;
  private final Map<K, Set<ObjectRef>> entries = new ConcurrentHashMap<>();

  Index(Function<KubeObject, ? extends Collection<K>> keys) {
    this.keys = keys;
  }

  void hear(StoreEvent event) {
    Collection<K> now =
        event.kind() == StoreEvent.Kind.DELETED ? List.of() : keys.apply(event.object());
    ObjectRef ref = event.object().ref();
    event.previous().map(keys).ifPresent(before -> before.forEach(key -> drop(key, ref, now)));
    for (K key : now) {
      entries.computeIfAbsent(key, k -> new ConcurrentSkipListSet<>()).add(ref);
    }
  }

  private void drop(K key, ObjectRef ref, Collection<K> kept) {
    if (!kept.contains(key)) {
      entries.computeIfPresent(
          key,
          (k, refs) -> {
            refs.remove(ref);
            return refs.isEmpty() ? null : refs;
          });
    }
  }

  /** Returns the objects that said so, in order; each may have changed since. */
  public List<ObjectRef> find(K key) {
    return List.copyOf(entries.getOrDefault(key, Set.of()));
  }
}
