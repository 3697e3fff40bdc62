// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.Fault;
import dev.recover.spi.Preconditions;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The objects of a small cluster with a PV controller that binds at once: what outlives a run.
 *
 * <p>Only what the engine relies on is there: uids, resourceVersions, preconditions, watches,
 * binding, release, protection and the provisioner's finalizer.
 */
final class FakeWorld implements AutoCloseable {
  private record Watch(ResourceType type, Selection selection, WatchListener listener) {}

  private final Map<ObjectRef, KubeObject> objects = new TreeMap<>();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final ExecutorService events =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "fake-watch");
            thread.setDaemon(true);
            return thread;
          });
  private long version;

  /** How often each object was created. */
  final Map<ObjectRef, Integer> created = new HashMap<>();

  /** Whether the controller binds and releases. */
  boolean controller = true;

  /** Whether the provisioner acknowledges policies. */
  boolean provisioner = true;

  FakeWorld() {
    set(KubeObject.named(ResourceType.CSI_DRIVER, "", "d.example.com"));
    set(KubeObject.named(ResourceType.NODE, "", "node-a"));
    set(
        KubeObject.parse(
            """
            {"apiVersion": "storage.k8s.io/v1", "kind": "CSINode", "metadata": {"name": "node-a"},
             "spec": {"drivers": [{"name": "d.example.com", "nodeID": "a"}]}}
            """));
  }

  synchronized Optional<KubeObject> get(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }

  synchronized List<KubeObject> list(ResourceType type, Selection selection) {
    List<KubeObject> found = new ArrayList<>();
    objects.forEach(
        (ref, object) -> {
          if (matches(ref, type, selection)) {
            found.add(object);
          }
        });
    return found;
  }

  synchronized KubeObject create(KubeObject object) {
    ObjectRef ref = object.ref();
    if (objects.containsKey(ref)) {
      throw new Fault(Fault.Kind.ALREADY_EXISTS, 409, ref + " already exists");
    }
    if (!ref.namespace().isEmpty()
        && !objects.containsKey(ObjectRef.of(ResourceType.NAMESPACE, "", ref.namespace()))) {
      throw new Fault(Fault.Kind.NOT_FOUND, 404, "namespace " + ref.namespace() + " not found");
    }
    created.merge(ref, 1, Integer::sum);
    KubeObject made = object.with(FieldPath.of("metadata", "uid"), "uid-" + (version + 1));
    KubeObject stored = put(made.with(FieldPath.of("status", "phase"), "Pending"));
    reconcile();
    return objects.getOrDefault(ref, stored);
  }

  synchronized KubeObject patch(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions) {
    KubeObject live = required(ref, preconditions);
    KubeObject merged =
        KubeObject.of(Json.asMap((Map<?, ?>) merge(live.tree(), Json.asMap((Map<?, ?>) patch))));
    KubeObject stored = put(merged);
    reconcile();
    return objects.getOrDefault(ref, stored);
  }

  synchronized KubeObject replace(KubeObject object) {
    required(
        object.ref(),
        Preconditions.exactly(object.uid().orElseThrow(), object.resourceVersion().orElseThrow()));
    return put(object);
  }

  synchronized void delete(ObjectRef ref, Preconditions preconditions) {
    if (objects.containsKey(ref)) {
      remove(required(ref, preconditions));
      reconcile();
    }
  }

  /** Writes an object as it is, past all rules. */
  synchronized KubeObject set(KubeObject object) {
    KubeObject whole =
        object.uid().isPresent()
            ? object
            : object.with(FieldPath.of("metadata", "uid"), "uid-" + (version + 1));
    put(whole);
    return objects.get(object.ref());
  }

  synchronized void remove(KubeObject object) {
    KubeObject last = objects.remove(object.ref());
    version++;
    tell(object.ref(), listener -> listener.removed(last));
  }

  private KubeObject required(ObjectRef ref, Preconditions preconditions) {
    KubeObject live = objects.get(ref);
    if (live == null) {
      throw new Fault(Fault.Kind.NOT_FOUND, 404, ref + " not found");
    }
    boolean sameUid = preconditions.uid().map(uid -> live.uid().get().equals(uid)).orElse(true);
    boolean sameVersion =
        preconditions
            .resourceVersion()
            .map(wanted -> live.resourceVersion().get().equals(wanted))
            .orElse(true);
    if (!sameUid || !sameVersion) {
      throw new Fault(Fault.Kind.CONFLICT, 409, ref + ": precondition failed");
    }
    return live;
  }

  private KubeObject put(KubeObject object) {
    KubeObject stored =
        object.with(FieldPath.of("metadata", "resourceVersion"), String.valueOf(++version));
    objects.put(stored.ref(), stored);
    tell(stored.ref(), listener -> listener.put(stored));
    return stored;
  }

  private void tell(ObjectRef ref, java.util.function.Consumer<WatchListener> news) {
    for (Watch watch : watches) {
      if (matches(ref, watch.type, watch.selection)) {
        events.execute(() -> news.accept(watch.listener));
      }
    }
  }

  private static boolean matches(ObjectRef ref, ResourceType type, Selection selection) {
    return ref.kind().equals(type.kind())
        && ref.group().equals(type.group())
        && (selection.namespace().isEmpty() || selection.namespace().equals(ref.namespace()));
  }

  synchronized Runnable watch(ResourceType type, Selection selection, WatchListener listener) {
    Watch watch = new Watch(type, selection, listener);
    List<KubeObject> now = list(type, selection);
    events.execute(() -> listener.replaced(now));
    watches.add(watch);
    return () -> watches.remove(watch);
  }

  /** What the PV controller and the provisioner do, to the end. */
  synchronized void reconcile() {
    for (ObjectRef ref : List.copyOf(objects.keySet())) {
      if (ref.kind().equals("PersistentVolume")) {
        if (controller) {
          bind(objects.get(ref));
        }
        acknowledge(objects.get(ref));
      }
    }
  }

  private void acknowledge(KubeObject volume) {
    boolean retain =
        volume.text("spec", "persistentVolumeReclaimPolicy").equals(Optional.of("Retain"));
    if (provisioner && retain && !volume.list("metadata", "finalizers").isEmpty()) {
      put(volume.without(FieldPath.of("metadata", "finalizers")));
    }
  }

  private void bind(KubeObject volume) {
    ObjectRef name =
        ObjectRef.of(
            ResourceType.PERSISTENT_VOLUME_CLAIM,
            volume.text("spec", "claimRef", "namespace").orElse(""),
            volume.text("spec", "claimRef", "name").orElse(""));
    Optional<KubeObject> claim = get(name);
    Optional<String> holder = volume.text("spec", "claimRef", "uid");
    if (holder.isPresent() && !claim.flatMap(KubeObject::uid).equals(holder)) {
      phase(volume, "Released");
    } else if (claim.isPresent()
        && claim.get().text("spec", "volumeName").equals(Optional.of(volume.name()))) {
      KubeObject held =
          holder.isPresent()
              ? volume
              : put(
                  volume.with(
                      FieldPath.of("spec", "claimRef", "uid"), claim.get().uid().orElseThrow()));
      phase(held, "Bound");
      if (!claim.get().text("status", "phase").equals(Optional.of("Bound"))) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("phase", "Bound");
        status.put("capacity", volume.map("spec", "capacity"));
        put(
            claim
                .get()
                .with(FieldPath.annotation("pv.kubernetes.io/bind-completed"), "yes")
                .with(FieldPath.of("status"), status));
      }
    } else {
      phase(volume, "Available");
    }
  }

  private void phase(KubeObject volume, String phase) {
    if (!volume.text("status", "phase").equals(Optional.of(phase))) {
      put(volume.with(FieldPath.of("status", "phase"), phase));
    }
  }

  private static Object merge(Object target, Object patch) {
    if (!(patch instanceof Map<?, ?> changes)) {
      return patch;
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    if (target instanceof Map<?, ?> map) {
      merged.putAll(Json.asMap(map));
    }
    changes.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else {
            merged.put(String.valueOf(key), merge(merged.get(key), value));
          }
        });
    return merged;
  }

  @Override
  public void close() {
    events.shutdown();
    try {
      events.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
