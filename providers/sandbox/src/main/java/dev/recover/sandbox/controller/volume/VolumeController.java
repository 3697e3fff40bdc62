// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Binds claims and volumes: one queue of claims, one of volumes, and a look at everything each
 * resync.
 *
 * <p>A change of a volume makes nobody look at a claim, but for a volume that was reserved with the
 * claim's uid. So a claim that came before its volume is bound at the next resync, as in
 * Kubernetes.
 */
public final class VolumeController {
  private final ObjectStore store;
  private final FreeVolumes free;
  private final WorkQueue<ClaimName> claims;
  private final WorkQueue<String> volumes;

  /** Starts it. */
  public VolumeController(Context context, Duration resync) {
    store = context.store("kube-controller-manager");
    free = new FreeVolumes(store);
    EventRecorder events = context.recorder("persistentvolume-controller");
    Objects objects = new Objects(store, events);
    FirstConsumer firstConsumer = new FirstConsumer(store, context.indexes(), events);
    ClaimSync claimSync = new ClaimSync(objects, free, new Classes(store), firstConsumer);
    claims = context.queue(Context.CONTROLLER_RETRY, claimSync::sync);
    VolumeSync volumeSync = new VolumeSync(objects, claims::add);
    volumes = context.queue(Context.CONTROLLER_RETRY, volumeSync::sync);
    context.listen(
        Set.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM), this::hear);
    context.every(resync, this::lookAtEverything);
  }

  /** The volumes that a claim may be given, for the scheduler. */
  public FreeVolumes freeVolumes() {
    return free;
  }

  private void hear(StoreEvent event) {
    if (event.type().equals(ResourceType.PERSISTENT_VOLUME)) {
      free.hear(event);
      VolumeView volume = new VolumeView(event.object());
      if (event.kind() == StoreEvent.Kind.DELETED) {
        volume.claim().ifPresent(claims::add);
      } else {
        volumes.add(volume.name());
      }
      return;
    }
    ClaimView claim = new ClaimView(event.object());
    if (event.kind() != StoreEvent.Kind.DELETED) {
      claims.add(claim.key());
    } else if (!claim.volumeName().isEmpty()) {
      volumes.add(claim.volumeName());
    }
  }

  /** What is bound and agrees is not queued: a resync of 10,000 pairs costs a few milliseconds. */
  private void lookAtEverything() {
    Set<String> settled = new HashSet<>();
    for (KubeObject claim : store.list(ResourceType.PERSISTENT_VOLUME_CLAIM, "")) {
      ClaimView view = new ClaimView(claim);
      if (isSettled(view)) {
        settled.add(view.volumeName());
      } else {
        claims.add(view.key());
      }
    }
    for (KubeObject volume : store.list(ResourceType.PERSISTENT_VOLUME, "")) {
      if (!settled.contains(volume.name())) {
        volumes.add(volume.name());
      }
    }
  }

  private boolean isSettled(ClaimView claim) {
    return claim.phase().equals("Bound")
        && claim.fullyBound()
        && store
            .get(ResourceType.PERSISTENT_VOLUME, "", claim.volumeName())
            .map(VolumeView::new)
            .filter(volume -> volume.phase().equals("Bound"))
            .filter(volume -> volume.claimUid().equals(claim.uid()))
            .filter(volume -> volume.isReservedFor(claim))
            .isPresent();
  }
}
