// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.StoreEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Empties a namespace that is being deleted, and then lets it go. */
public final class Namespaces {
  /** While things go, one look at intervals is enough: each would list what is left. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ObjectStore store;
  private final WorkQueue<String> queue;

  /** Starts it. */
  public Namespaces(Context context) {
    this.store = context.store("kube-controller-manager");
    this.queue = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(Set.of(ResourceType.NAMESPACE), this::hear);
  }

  private void hear(StoreEvent event) {
    if (event.object().terminating() && event.kind() != StoreEvent.Kind.DELETED) {
      queue.add(event.object().name());
    }
  }

  private void sync(String name) {
    Optional<KubeObject> found = store.get(ResourceType.NAMESPACE, "", name);
    if (found.isEmpty() || !found.get().terminating()) {
      return;
    }
    boolean left = false;
    for (ResourceType type : ResourceType.ALL) {
      if (type.namespaced()) {
        List<KubeObject> objects = store.list(type, name);
        objects.stream().filter(o -> !o.terminating()).forEach(o -> delete(type, o));
        left |= !objects.isEmpty();
      }
    }
    if (left) {
      queue.addAfter(name, PAUSE);
    } else {
      store.update(found.get().with(FieldPath.of("spec", "finalizers"), List.of()));
    }
  }

  private void delete(ResourceType type, KubeObject object) {
    try {
      store.delete(
          type, object.namespace(), object.name(), DeleteOptions.ofUid(object.uid().orElse("")));
    } catch (Refusal changed) {
      if (!changed.isNotFound() && !changed.isConflict()) {
        throw changed;
      }
    }
  }
}
