// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.Owner;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps as many pods as a ReplicaSet asks for. */
public final class ReplicaSets {
  private final ObjectStore store;
  private final Context context;
  private final EventRecorder events;
  private final WorkQueue<ObjectRef> sets;

  /** Starts it. */
  public ReplicaSets(Context context) {
    this.context = context;
    this.store = context.store("kube-controller-manager");
    this.events = context.recorder("replicaset-controller");
    this.sets = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(Set.of(ResourceType.REPLICA_SET, ResourceType.POD), this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.REPLICA_SET)) {
      sets.add(object.ref());
    } else {
      Owner.controllerOf(object)
          .filter(owner -> owner.kind().equals("ReplicaSet"))
          .ifPresent(
              owner ->
                  sets.add(
                      ObjectRef.of(ResourceType.REPLICA_SET, object.namespace(), owner.name())));
    }
  }

  private void sync(ObjectRef ref) {
    KubeObject set = store.get(ref).orElse(null);
    if (set == null || set.terminating()) {
      return;
    }
    List<KubeObject> pods =
        context.indexes().dependents().find(set.uid().orElse("")).stream()
            .filter(dependent -> dependent.kind().equals("Pod"))
            .flatMap(dependent -> store.get(dependent).stream())
            .filter(pod -> !pod.terminating() && !new PodView(pod).ended())
            .toList();
    long wanted = PodTemplate.number(set, 1, "spec", "replicas");
    if (pods.size() < wanted) {
      create(set);
    } else if (pods.size() > wanted) {
      KubeObject last = pods.get(pods.size() - 1);
      store.delete(
          ResourceType.POD,
          last.namespace(),
          last.name(),
          DeleteOptions.ofUid(last.uid().orElse("")));
      events.normal(set, "SuccessfulDelete", "Deleted pod: " + last.name());
    }
    writeStatus(set, pods);
  }

  /** One at a time: the event of this one brings the next. */
  private void create(KubeObject set) {
    KubeObject pod =
        PodTemplate.pod(set)
            .without(FieldPath.of("metadata", "name"))
            .with(FieldPath.of("metadata", "generateName"), set.name() + "-");
    KubeObject made = store.create(pod);
    events.normal(set, "SuccessfulCreate", "Created pod: " + made.name());
  }

  private void writeStatus(KubeObject set, List<KubeObject> pods) {
    long ready = pods.stream().filter(pod -> new PodView(pod).ready()).count();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("replicas", (long) pods.size());
    status.put("fullyLabeledReplicas", (long) pods.size());
    status.put("readyReplicas", ready);
    status.put("availableReplicas", ready);
    status.put("observedGeneration", PodTemplate.number(set, 1, "metadata", "generation"));
    if (!set.map("status").equals(status)) {
      store.updateStatus(set.with(FieldPath.of("status"), status));
    }
  }
}
