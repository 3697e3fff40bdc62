// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.Finalizers;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries VolumeAttachments out at the disks, as external-attacher does.
 *
 * <p>A volume that is being deleted is not attached any more, and is kept by a finalizer until no
 * attachment names it.
 */
public final class Attacher {
  private final ObjectStore store;
  private final Context context;
  private final String finalizer;
  private final WorkQueue<String> attachments;
  private final WorkQueue<String> volumes;

  /** Starts it. */
  public Attacher(Context context) {
    this.context = context;
    this.store = context.store("csi-attacher");
    this.finalizer = "external-attacher/" + context.driver().replaceAll("[^a-zA-Z0-9-]", "-");
    this.attachments = context.queue(Context.SIDECAR_RETRY, this::sync);
    this.volumes = context.queue(Context.CONTROLLER_RETRY, this::release);
    context.listen(
        Set.of(ResourceType.VOLUME_ATTACHMENT, ResourceType.PERSISTENT_VOLUME), this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.PERSISTENT_VOLUME)) {
      if (object.terminating()) {
        volumes.add(object.name());
      }
    } else if (event.kind() == StoreEvent.Kind.DELETED) {
      volumes.add(object.text("spec", "source", "persistentVolumeName").orElse(""));
    } else if (object.text("spec", "attacher").equals(Optional.of(context.driver()))) {
      attachments.add(object.name());
    }
  }

  private void sync(String name) {
    Optional<KubeObject> found = store.get(ResourceType.VOLUME_ATTACHMENT, "", name);
    if (found.isEmpty()) {
      return;
    }
    if (found.get().terminating()) {
      detach(found.get());
    } else if (!isAttached(found.get())) {
      attach(found.get());
    }
  }

  private static boolean isAttached(KubeObject attachment) {
    return attachment.at("status", "attached").equals(Optional.of(true));
  }

  private void attach(KubeObject attachment) {
    try {
      VolumeView volume = volumeOf(attachment);
      if (volume.object().terminating()) {
        throw new NotYet("PersistentVolume \"" + volume.name() + "\" is marked for deletion");
      }
      String node = nodeId(attachment);
      KubeObject held =
          attachment.with(FieldPath.annotation("csi.alpha.kubernetes.io/node-id"), node);
      held = Finalizers.add(store, held, finalizer);
      Finalizers.add(store, volume.object(), finalizer);
      context.disks().attach(volume.handle(), node);
      store.updateStatus(held.with(FieldPath.of("status"), Map.of("attached", true)));
    } catch (NotYet | DiskRefusal refused) {
      String why = refused instanceof DiskRefusal r ? r.message() : ((NotYet) refused).message();
      say(attachment.name(), "attachError", why);
      throw refused;
    }
  }

  private void say(String name, String field, String why) {
    KubeObject live = store.get(ResourceType.VOLUME_ATTACHMENT, "", name).orElse(null);
    if (live != null && !live.text("status", field, "message").equals(Optional.of(why))) {
      store.updateStatus(
          live.with(
              FieldPath.of("status", field), Map.of("message", why, "time", EventRecorder.now())));
    }
  }

  private VolumeView volumeOf(KubeObject attachment) {
    String name = attachment.text("spec", "source", "persistentVolumeName").orElse("");
    return store
        .get(ResourceType.PERSISTENT_VOLUME, "", name)
        .map(VolumeView::new)
        .orElseThrow(() -> new NotYet("persistentvolume \"" + name + "\" not found"));
  }

  private String nodeId(KubeObject attachment) {
    String node = attachment.text("spec", "nodeName").orElse("");
    return store.get(ResourceType.CSI_NODE, "", node).stream()
        .flatMap(found -> found.list("spec", "drivers").stream())
        .map(item -> KubeObject.of(Json.asMap((Map<?, ?>) item)))
        .filter(item -> item.text("name").equals(Optional.of(context.driver())))
        .flatMap(item -> item.text("nodeID").stream())
        .findFirst()
        .orElseThrow(() -> new NotYet("CSINode " + node + " does not contain the driver"));
  }

  private void detach(KubeObject attachment) {
    if (!attachment.textList("metadata", "finalizers").contains(finalizer)) {
      return;
    }
    String volume = attachment.text("spec", "source", "persistentVolumeName").orElse("");
    store
        .get(ResourceType.PERSISTENT_VOLUME, "", volume)
        .map(found -> new VolumeView(found).handle())
        .ifPresent(handle -> context.disks().detach(handle, nodeId(attachment)));
    KubeObject detached =
        store.updateStatus(attachment.with(FieldPath.of("status"), Map.of("attached", false)));
    Finalizers.remove(store, detached, finalizer);
  }

  /** Lets a terminating volume go that no attachment names. */
  private void release(String name) {
    store
        .get(ResourceType.PERSISTENT_VOLUME, "", name)
        .filter(KubeObject::terminating)
        .filter(volume -> context.indexes().attachmentsByVolume().find(name).isEmpty())
        .ifPresent(volume -> Finalizers.remove(store, volume, finalizer));
  }
}
