// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.Owner;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the claim {@code <pod>-<volume>} of each ephemeral volume, owned by the pod. */
public final class EphemeralClaims {
  private final ObjectStore store;
  private final EventRecorder events;
  private final WorkQueue<ObjectRef> pods;

  /** Starts it. */
  public EphemeralClaims(Context context) {
    this.store = context.store("kube-controller-manager");
    this.events = context.recorder("ephemeral_volume");
    this.pods = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(Set.of(ResourceType.POD), this::hear);
  }

  private void hear(StoreEvent event) {
    boolean needed =
        event.kind() == StoreEvent.Kind.ADDED
            && new PodView(event.object()).mounts().stream().anyMatch(PodView.Mount::ephemeral);
    if (needed) {
      pods.add(event.object().ref());
    }
  }

  private void sync(ObjectRef ref) {
    KubeObject pod = store.get(ref).orElse(null);
    if (pod == null || pod.terminating()) {
      return;
    }
    new PodView(pod)
        .mounts().stream().filter(PodView.Mount::ephemeral).forEach(mount -> make(pod, mount));
  }

  private void make(KubeObject pod, PodView.Mount mount) {
    Optional<KubeObject> present =
        store.get(
            ResourceType.PERSISTENT_VOLUME_CLAIM, mount.claim().namespace(), mount.claim().name());
    if (present.isEmpty()) {
      store.create(claim(pod, mount));
    } else if (!Owner.controls(pod, present.get())) {
      String why =
          "PVC "
              + new ClaimView(present.get()).key()
              + " was not created for pod "
              + pod.namespace()
              + "/"
              + pod.name()
              + " (pod is not owner)";
      events.warning(pod, "FailedBinding", "ephemeral volume " + mount.volume() + ": " + why);
      throw new NotYet(why);
    }
  }

  private static KubeObject claim(KubeObject pod, PodView.Mount mount) {
    KubeObject template = mount.tree();
    String[] from = {"ephemeral", "volumeClaimTemplate"};
    KubeObject claim =
        KubeObject.named(
                ResourceType.PERSISTENT_VOLUME_CLAIM,
                mount.claim().namespace(),
                mount.claim().name())
            .with(FieldPath.of("spec"), template.map(from[0], from[1], "spec"))
            .with(FieldPath.of("metadata", "ownerReferences"), List.of(Owner.controller(pod)));
    for (String part : List.of("labels", "annotations")) {
      claim =
          claim.with(
              FieldPath.of("metadata", part), template.map(from[0], from[1], "metadata", part));
    }
    return claim;
  }
}
