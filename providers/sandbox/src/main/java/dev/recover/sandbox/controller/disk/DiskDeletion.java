// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.Finalizers;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deletes the disk of a volume that is Released with policy Delete, data and all, as
 * external-provisioner does, and holds such volumes by a finalizer while they are Bound.
 *
 * <p>Whether a volume was made here is not asked: one that names this driver is enough. Nor is it
 * read again or its claim looked at before the disk goes.
 */
public final class DiskDeletion {
  static final String FINALIZER = "external-provisioner.volume.kubernetes.io/finalizer";

  private final ObjectStore store;
  private final Context context;
  private final EventRecorder events;
  private final Map<String, KubeObject> seen = new ConcurrentHashMap<>();
  private final WorkQueue<String> volumes;

  /** Starts it. */
  public DiskDeletion(Context context) {
    this.context = context;
    this.store = context.store("csi-provisioner");
    this.events = context.recorder(context.driver() + "_sandbox");
    this.volumes = context.queue(Context.SIDECAR_RETRY, this::sync);
    context.listen(Set.of(ResourceType.PERSISTENT_VOLUME), this::hear);
  }

  private void hear(StoreEvent event) {
    String name = event.object().name();
    if (event.kind() == StoreEvent.Kind.DELETED || !isOurs(new VolumeView(event.object()))) {
      seen.remove(name);
    } else {
      seen.put(name, event.object());
      volumes.add(name);
    }
  }

  private boolean isOurs(VolumeView volume) {
    String annotated = volume.object().annotations().get(VolumeView.PROVISIONED_BY);
    String migrated = volume.object().annotations().get(VolumeView.MIGRATED_TO);
    return annotated != null
        ? annotated.equals(context.driver()) || context.driver().equals(migrated)
        : volume.driver().equals(context.driver());
  }

  private void sync(String name) {
    KubeObject volume = seen.get(name);
    if (volume == null) {
      return;
    }
    KubeObject held = hold(volume);
    if (isToBeDeleted(new VolumeView(held))) {
      deleteDisk(held);
    }
  }

  private KubeObject hold(KubeObject volume) {
    VolumeView view = new VolumeView(volume);
    if (!view.policy().equals("Delete")) {
      return Finalizers.remove(store, volume, FINALIZER);
    }
    return view.phase().equals("Bound") ? Finalizers.add(store, volume, FINALIZER) : volume;
  }

  private static boolean isToBeDeleted(VolumeView volume) {
    boolean doneAlready = volume.object().terminating() && !volume.hasFinalizer(FINALIZER);
    return volume.phase().equals("Released") && volume.policy().equals("Delete") && !doneAlready;
  }

  private void deleteDisk(KubeObject volume) {
    try {
      refuseAttached(volume);
      context.disks().delete(new VolumeView(volume).handle());
    } catch (NotYet | DiskRefusal refused) {
      String why = refused instanceof DiskRefusal r ? r.message() : ((NotYet) refused).message();
      events.warning(volume, "VolumeFailedDelete", why);
      throw refused;
    }
    store
        .get(ResourceType.PERSISTENT_VOLUME, "", volume.name())
        .filter(live -> live.uid().equals(volume.uid()))
        .ifPresent(this::deleteVolume);
  }

  private void deleteVolume(KubeObject volume) {
    store.delete(
        ResourceType.PERSISTENT_VOLUME,
        "",
        volume.name(),
        DeleteOptions.ofUid(volume.uid().orElse("")));
    store
        .get(ResourceType.PERSISTENT_VOLUME, "", volume.name())
        .filter(live -> live.uid().equals(volume.uid()))
        .ifPresent(live -> Finalizers.remove(store, live, FINALIZER));
  }

  private void refuseAttached(KubeObject volume) {
    Optional<ObjectRef> attachment =
        context.indexes().attachmentsByVolume().find(volume.name()).stream().findFirst();
    attachment
        .flatMap(store::get)
        .flatMap(found -> found.text("spec", "nodeName"))
        .ifPresent(
            node -> {
              throw new NotYet(
                  "persistentvolume " + volume.name() + " is still attached to node " + node);
            });
  }
}
