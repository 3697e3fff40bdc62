// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.Finalizers;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.Set;

/**
 * Keeps a deleted volume while it is Bound, and a deleted claim while a scheduled pod uses it, one
 * that has ended included.
 */
public final class Protection {
  private static final String VOLUME = "kubernetes.io/pv-protection";
  private static final String CLAIM = "kubernetes.io/pvc-protection";

  private final ObjectStore store;
  private final Context context;
  private final WorkQueue<ClaimName> claims;
  private final WorkQueue<String> volumes;

  /** Starts it. */
  public Protection(Context context) {
    this.context = context;
    this.store = context.store("kube-controller-manager");
    this.claims = context.queue(Context.CONTROLLER_RETRY, this::syncClaim);
    this.volumes = context.queue(Context.CONTROLLER_RETRY, this::syncVolume);
    context.listen(
        Set.of(
            ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM, ResourceType.POD),
        this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.POD)) {
      boolean gone = event.kind() == StoreEvent.Kind.DELETED || new PodView(object).ended();
      if (gone) {
        new PodView(object).claims().forEach(claims::add);
      }
    } else if (event.type().equals(ResourceType.PERSISTENT_VOLUME)) {
      volumes.add(object.name());
    } else {
      claims.add(new ClaimView(object).key());
    }
  }

  private void syncVolume(String name) {
    store
        .get(ResourceType.PERSISTENT_VOLUME, "", name)
        .ifPresent(
            volume -> {
              boolean used = new VolumeView(volume).phase().equals("Bound");
              protect(volume, VOLUME, used);
            });
  }

  private void syncClaim(ClaimName name) {
    store
        .get(ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name())
        .ifPresent(claim -> protect(claim, CLAIM, claim.terminating() && isUsed(name)));
  }

  private boolean isUsed(ClaimName name) {
    return context.indexes().podsByClaim().find(name).stream()
        .flatMap(ref -> store.get(ref).stream())
        .anyMatch(pod -> !new PodView(pod).node().isEmpty());
  }

  private void protect(KubeObject object, String finalizer, boolean used) {
    if (!object.terminating()) {
      Finalizers.add(store, object, finalizer);
    } else if (!used) {
      Finalizers.remove(store, object, finalizer);
    }
  }
}
