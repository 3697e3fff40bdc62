// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.Owner;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the pods {@code <set>-<ordinal>} of StatefulSets, and their claims.
 *
 * <p>Pods come in the order of their ordinals, each when those before it are ready, and go from the
 * highest, unless the set manages them in parallel. A claim is taken by its name, whatever it is;
 * one that is missing is made while its pod is not there or Pending.
 */
public final class StatefulSets {
  private static final String REVISION = "controller-revision-hash";

  private final ObjectStore store;
  private final Context context;
  private final EventRecorder events;
  private final SetClaims claims;
  private final WorkQueue<ObjectRef> sets;

  /** Starts it. */
  public StatefulSets(Context context) {
    this.context = context;
    this.store = context.store("kube-controller-manager");
    this.events = context.recorder("statefulset-controller");
    this.claims = new SetClaims(store, events);
    this.sets = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(
        Set.of(ResourceType.STATEFUL_SET, ResourceType.POD, ResourceType.PERSISTENT_VOLUME_CLAIM),
        this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.STATEFUL_SET)) {
      sets.add(object.ref());
    } else if (event.type().equals(ResourceType.POD)) {
      wakeOwner(object);
    } else if (event.kind() == StoreEvent.Kind.DELETED) {
      // A claim that a Pending pod needs is made again.
      String claim = object.name();
      store.list(ResourceType.STATEFUL_SET, object.namespace()).stream()
          .filter(set -> claim.contains("-" + set.name() + "-"))
          .forEach(set -> sets.add(set.ref()));
    }
  }

  private void wakeOwner(KubeObject pod) {
    Owner.controllerOf(pod)
        .filter(owner -> owner.kind().equals("StatefulSet"))
        .ifPresent(
            owner ->
                sets.add(ObjectRef.of(ResourceType.STATEFUL_SET, pod.namespace(), owner.name())));
  }

  private void sync(ObjectRef ref) {
    KubeObject set = store.get(ref).orElse(null);
    if (set == null || set.terminating()) {
      return;
    }
    NavigableMap<Long, KubeObject> pods = pods(set);
    claims.keepOwners(set, pods);
    try {
      reconcile(set, pods);
    } finally {
      writeStatus(set);
    }
  }

  private NavigableMap<Long, KubeObject> pods(KubeObject set) {
    NavigableMap<Long, KubeObject> pods = new TreeMap<>();
    for (ObjectRef ref : context.indexes().dependents().find(set.uid().orElse(""))) {
      if (ref.kind().equals("Pod") && ref.name().startsWith(set.name() + "-")) {
        String ordinal = ref.name().substring(set.name().length() + 1);
        if (ordinal.matches("[0-9]{1,9}")) {
          store.get(ref).ifPresent(pod -> pods.put(Long.valueOf(ordinal), pod));
        }
      }
    }
    return pods;
  }

  private void reconcile(KubeObject set, NavigableMap<Long, KubeObject> pods) {
    boolean ordered = !set.text("spec", "podManagementPolicy").equals(Optional.of("Parallel"));
    long start = PodTemplate.number(set, 0, "spec", "ordinals", "start");
    long end = start + PodTemplate.number(set, 1, "spec", "replicas");
    for (long ordinal = start; ordinal < end; ordinal++) {
      boolean ready = keep(set, ordinal, Optional.ofNullable(pods.get(ordinal)));
      if (!ready && ordered) {
        return;
      }
    }
    for (Map.Entry<Long, KubeObject> entry : pods.descendingMap().entrySet()) {
      if (entry.getKey() < start || entry.getKey() >= end) {
        delete(set, entry.getValue());
        if (ordered) {
          return;
        }
      }
    }
    rollOut(set, pods.descendingMap());
  }

  /** Makes sure of one pod and its claims; says whether it is ready. */
  private boolean keep(KubeObject set, long ordinal, Optional<KubeObject> pod) {
    if (pod.isEmpty()) {
      claims.make(set, ordinal);
      create(set, ordinal);
      return false;
    }
    PodView view = new PodView(pod.get());
    if (pod.get().terminating()) {
      return false;
    }
    if (view.ended()) {
      delete(set, pod.get());
      return false;
    }
    if (view.phase().equals("Pending")) {
      claims.make(set, ordinal);
    }
    return view.ready();
  }

  private void create(KubeObject set, long ordinal) {
    String name = set.name() + "-" + ordinal;
    Optional<KubeObject> taken = store.get(ResourceType.POD, set.namespace(), name);
    if (taken.isPresent()) {
      throw new NotYet("the name of pod " + name + " is taken");
    }
    KubeObject pod =
        claims
            .mount(set, ordinal, PodTemplate.pod(set))
            .with(FieldPath.of("metadata", "name"), name)
            .with(FieldPath.of("spec", "hostname"), name)
            .with(FieldPath.of("spec", "subdomain"), set.text("spec", "serviceName").orElse(""))
            .with(FieldPath.label("statefulset.kubernetes.io/pod-name"), name)
            .with(FieldPath.label("apps.kubernetes.io/pod-index"), Long.toString(ordinal))
            .with(FieldPath.label(REVISION), revision(set));
    KubeObject made = store.create(pod);
    events.normal(
        set,
        "SuccessfulCreate",
        "create Pod " + made.name() + " in StatefulSet " + set.name() + " successful");
  }

  private static String revision(KubeObject set) {
    return set.name() + "-" + PodTemplate.hash(set);
  }

  private void delete(KubeObject set, KubeObject pod) {
    if (!pod.terminating()) {
      store.delete(
          ResourceType.POD, pod.namespace(), pod.name(), DeleteOptions.ofUid(pod.uid().orElse("")));
      events.normal(
          set,
          "SuccessfulDelete",
          "delete Pod " + pod.name() + " in StatefulSet " + set.name() + " successful");
    }
  }

  /** Replaces pods of an older template, the highest first, one at a time. */
  private void rollOut(KubeObject set, NavigableMap<Long, KubeObject> fromHighest) {
    if (!set.text("spec", "updateStrategy", "type").equals(Optional.of("RollingUpdate"))) {
      return;
    }
    long partition =
        PodTemplate.number(set, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
    for (Map.Entry<Long, KubeObject> entry : fromHighest.entrySet()) {
      boolean old = !revision(set).equals(entry.getValue().labels().get(REVISION));
      if (entry.getKey() >= partition && old) {
        delete(set, entry.getValue());
        return;
      }
      if (!new PodView(entry.getValue()).ready()) {
        return;
      }
    }
  }

  private void writeStatus(KubeObject before) {
    KubeObject set = store.get(before.ref()).orElse(before);
    Map<Long, KubeObject> pods = pods(set);
    long ready = pods.values().stream().filter(pod -> new PodView(pod).ready()).count();
    long updated =
        pods.values().stream()
            .filter(pod -> revision(set).equals(pod.labels().get(REVISION)))
            .count();
    Map<String, Object> status = new LinkedHashMap<>(set.map("status"));
    status.put("observedGeneration", PodTemplate.number(set, 1, "metadata", "generation"));
    status.put("replicas", (long) pods.size());
    status.put("readyReplicas", ready);
    status.put("availableReplicas", ready);
    status.put("updatedReplicas", updated);
    status.put("updateRevision", revision(set));
    if (updated == pods.size()) {
      status.put("currentRevision", revision(set));
    }
    status.put("currentReplicas", (long) pods.size());
    status.putIfAbsent("collisionCount", 0L);
    KubeObject after = set.with(FieldPath.of("status"), status);
    if (!after.equals(set)) {
      store.updateStatus(after);
    }
  }
}
