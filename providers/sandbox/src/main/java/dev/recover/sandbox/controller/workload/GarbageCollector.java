// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.Finalizers;
import dev.recover.sandbox.controller.base.Owner;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes objects all of whose owners are gone, and carries out deletions in the foreground and of
 * orphans.
 *
 * <p>An owner of the same name with another uid is gone. An owner of a namespaced kind cannot own
 * an object that has no namespace: such an object is left alone, as is one whose owner's kind is
 * not served here.
 */
public final class GarbageCollector {
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String ORPHAN = "orphan";

  private final ObjectStore store;
  private final Context context;
  private final WorkQueue<ObjectRef> queue;

  /** Starts it. */
  public GarbageCollector(Context context) {
    this.context = context;
    this.store = context.store("kube-controller-manager");
    this.queue = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(Set.copyOf(ResourceType.ALL), this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.kind() == StoreEvent.Kind.DELETED) {
      dependents(object).forEach(queue::add);
      Owner.of(object).forEach(owner -> reference(owner, object).ifPresent(queue::add));
    } else if (!Owner.of(object).isEmpty() || isSpecial(object)) {
      queue.add(object.ref());
    }
  }

  private static boolean isSpecial(KubeObject object) {
    List<String> finalizers = object.textList("metadata", "finalizers");
    return object.terminating() && (finalizers.contains(FOREGROUND) || finalizers.contains(ORPHAN));
  }

  private List<ObjectRef> dependents(KubeObject owner) {
    return owner.uid().map(uid -> context.indexes().dependents().find(uid)).orElse(List.of());
  }

  private static Optional<ObjectRef> reference(Owner owner, KubeObject object) {
    return type(owner)
        .map(type -> ObjectRef.of(type, type.namespaced() ? object.namespace() : "", owner.name()));
  }

  private static Optional<ResourceType> type(Owner owner) {
    int slash = owner.apiVersion().indexOf('/');
    String group = slash < 0 ? "" : owner.apiVersion().substring(0, slash);
    return ResourceType.of(group, owner.kind());
  }

  private void sync(ObjectRef ref) {
    KubeObject object = store.get(ref).orElse(null);
    if (object == null) {
      return;
    }
    if (isSpecial(object)) {
      letGo(object);
    } else if (!object.terminating()) {
      collect(object);
    }
  }

  private void collect(KubeObject object) {
    List<Owner> gone = new ArrayList<>();
    List<Owner> there = new ArrayList<>();
    for (Owner owner : Owner.of(object)) {
      Optional<ResourceType> type = type(owner);
      boolean impossible =
          type.isEmpty() || type.get().namespaced() && object.namespace().isEmpty();
      if (impossible) {
        return;
      }
      (exists(owner, object) ? there : gone).add(owner);
    }
    if (gone.isEmpty()) {
      return;
    }
    if (there.isEmpty()) {
      delete(object);
    } else {
      store.update(withoutOwners(object, gone));
    }
  }

  private boolean exists(Owner owner, KubeObject object) {
    return reference(owner, object)
        .flatMap(store::get)
        .filter(found -> found.uid().equals(Optional.of(owner.uid())))
        .isPresent();
  }

  private void delete(KubeObject object) {
    ResourceType type = ResourceType.of(object.ref().group(), object.kind()).orElseThrow();
    store.delete(
        type, object.namespace(), object.name(), DeleteOptions.ofUid(object.uid().orElse("")));
  }

  /** Deletes or sets free what a terminating owner owns, then lets the owner go. */
  private void letGo(KubeObject owner) {
    boolean orphan = owner.textList("metadata", "finalizers").contains(ORPHAN);
    boolean left = false;
    for (ObjectRef ref : dependents(owner)) {
      KubeObject dependent = store.get(ref).orElse(null);
      if (dependent != null && orphan) {
        store.update(withoutOwner(dependent, owner.uid().orElse("")));
      } else if (dependent != null) {
        left = true;
        if (!dependent.terminating()) {
          delete(dependent);
        }
      }
    }
    if (!left) {
      Finalizers.remove(store, owner, orphan ? ORPHAN : FOREGROUND);
    }
  }

  private static KubeObject withoutOwners(KubeObject object, List<Owner> gone) {
    KubeObject result = object;
    for (Owner owner : gone) {
      result = withoutOwner(result, owner.uid());
    }
    return result;
  }

  private static KubeObject withoutOwner(KubeObject object, String uid) {
    List<Object> kept = new ArrayList<>();
    for (Object item : object.list("metadata", "ownerReferences")) {
      if (!(item instanceof java.util.Map<?, ?> map && uid.equals(map.get("uid")))) {
        kept.add(item);
      }
    }
    FieldPath path = FieldPath.of("metadata", "ownerReferences");
    return kept.isEmpty() ? object.without(path) : object.with(path, kept);
  }
}
