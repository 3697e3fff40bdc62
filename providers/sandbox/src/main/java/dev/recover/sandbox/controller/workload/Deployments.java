// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.Owner;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps one ReplicaSet for a Deployment's present template and scales those of earlier ones to 0.
 *
 * <p>Every change of the template is rolled out as with strategy Recreate.
 */
public final class Deployments {
  private static final String HASH = "pod-template-hash";

  private final ObjectStore store;
  private final Context context;
  private final WorkQueue<ObjectRef> deployments;

  /** Starts it. */
  public Deployments(Context context) {
    this.context = context;
    this.store = context.store("kube-controller-manager");
    this.deployments = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(Set.of(ResourceType.DEPLOYMENT, ResourceType.REPLICA_SET), this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.DEPLOYMENT)) {
      deployments.add(object.ref());
    } else {
      Owner.controllerOf(object)
          .filter(owner -> owner.kind().equals("Deployment"))
          .ifPresent(
              owner ->
                  deployments.add(
                      ObjectRef.of(ResourceType.DEPLOYMENT, object.namespace(), owner.name())));
    }
  }

  private void sync(ObjectRef ref) {
    KubeObject deployment = store.get(ref).orElse(null);
    if (deployment == null || deployment.terminating()) {
      return;
    }
    String current = deployment.name() + "-" + PodTemplate.hash(deployment);
    long running = 0;
    for (KubeObject set : sets(deployment)) {
      if (!set.name().equals(current)) {
        scale(set, 0);
        running += PodTemplate.number(set, 0, "status", "replicas");
      }
    }
    long wanted = PodTemplate.number(deployment, 1, "spec", "replicas");
    Optional<KubeObject> present =
        store.get(ResourceType.REPLICA_SET, deployment.namespace(), current);
    if (present.isEmpty()) {
      store.create(set(deployment, current));
    } else if (running == 0) {
      scale(present.get(), wanted);
    }
    writeStatus(deployment, current);
  }

  private List<KubeObject> sets(KubeObject deployment) {
    return context.indexes().dependents().find(deployment.uid().orElse("")).stream()
        .filter(dependent -> dependent.kind().equals("ReplicaSet"))
        .flatMap(dependent -> store.get(dependent).stream())
        .toList();
  }

  private void scale(KubeObject set, long replicas) {
    if (PodTemplate.number(set, 1, "spec", "replicas") != replicas) {
      store.update(set.with(FieldPath.of("spec", "replicas"), replicas));
    }
  }

  private static KubeObject set(KubeObject deployment, String name) {
    String hash = PodTemplate.hash(deployment);
    return KubeObject.named(ResourceType.REPLICA_SET, deployment.namespace(), name)
        .with(
            FieldPath.of("metadata", "labels"),
            deployment.map("spec", "template", "metadata", "labels"))
        .with(FieldPath.label(HASH), hash)
        .with(FieldPath.of("metadata", "ownerReferences"), List.of(Owner.controller(deployment)))
        .with(FieldPath.of("spec", "replicas"), 0L)
        .with(FieldPath.of("spec", "selector"), deployment.map("spec", "selector"))
        .with(FieldPath.of("spec", "selector", "matchLabels", HASH), hash)
        .with(FieldPath.of("spec", "template"), deployment.map("spec", "template"))
        .with(FieldPath.of("spec", "template", "metadata", "labels", HASH), hash);
  }

  private void writeStatus(KubeObject deployment, String current) {
    long replicas = 0;
    long ready = 0;
    long updated = 0;
    for (KubeObject set : sets(deployment)) {
      long of = PodTemplate.number(set, 0, "status", "replicas");
      replicas += of;
      ready += PodTemplate.number(set, 0, "status", "readyReplicas");
      updated += set.name().equals(current) ? of : 0;
    }
    Map<String, Object> status = new LinkedHashMap<>(deployment.map("status"));
    status.put("observedGeneration", PodTemplate.number(deployment, 1, "metadata", "generation"));
    status.put("replicas", replicas);
    status.put("updatedReplicas", updated);
    status.put("readyReplicas", ready);
    status.put("availableReplicas", ready);
    if (!deployment.map("status").equals(status)) {
      store.updateStatus(deployment.with(FieldPath.of("status"), status));
    }
  }
}
