// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says by VolumeAttachments which node is to have which disk.
 *
 * <p>A disk is wanted where a scheduled pod uses a claim bound to it. It is let go when no pod
 * there wants it and the node no longer lists it in {@code volumesInUse}. A disk that only one node
 * may have is not given to a second: a Multi-Attach error says so.
 */
public final class AttachDetach {
  private final ObjectStore store;
  private final Context context;
  private final EventRecorder events;
  private final WorkQueue<String> disks;

  /** Starts it. */
  public AttachDetach(Context context) {
    this.context = context;
    this.store = context.store("kube-controller-manager");
    this.events = context.recorder("attachdetach-controller");
    this.disks = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(
        Set.of(
            ResourceType.POD,
            ResourceType.PERSISTENT_VOLUME_CLAIM,
            ResourceType.VOLUME_ATTACHMENT,
            ResourceType.NODE),
        this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.POD)) {
      if (!new PodView(object).node().isEmpty()) {
        new PodView(object).claims().forEach(claim -> add(claim.namespace(), claim.name()));
      }
    } else if (event.type().equals(ResourceType.PERSISTENT_VOLUME_CLAIM)) {
      addVolume(new ClaimView(object).volumeName());
    } else if (event.type().equals(ResourceType.VOLUME_ATTACHMENT)) {
      addVolume(object.text("spec", "source", "persistentVolumeName").orElse(""));
    } else {
      event.previous().ifPresent(before -> freed(before, object).forEach(disks::add));
    }
  }

  private static List<String> freed(KubeObject before, KubeObject after) {
    List<String> gone = new ArrayList<>(before.textList("status", "volumesInUse"));
    gone.removeAll(after.textList("status", "volumesInUse"));
    return gone;
  }

  private void add(String namespace, String claim) {
    store
        .get(ResourceType.PERSISTENT_VOLUME_CLAIM, namespace, claim)
        .ifPresent(found -> addVolume(new ClaimView(found).volumeName()));
  }

  private void addVolume(String name) {
    store
        .get(ResourceType.PERSISTENT_VOLUME, "", name)
        .flatMap(volume -> new VolumeView(volume).uniqueName())
        .ifPresent(disks::add);
  }

  private void sync(String disk) {
    List<VolumeView> volumes =
        context.indexes().volumesByDisk().find(disk).stream()
            .flatMap(ref -> store.get(ref).stream())
            .map(VolumeView::new)
            .toList();
    if (volumes.isEmpty() || !attaches(volumes.get(0).driver())) {
      return;
    }
    Map<String, Wish> wanted = new TreeMap<>();
    volumes.forEach(volume -> wishes(volume).forEach(w -> wanted.putIfAbsent(w.node(), w)));
    Map<String, KubeObject> present = attachments(volumes.get(0));
    for (Map.Entry<String, KubeObject> entry : present.entrySet()) {
      if (!wanted.containsKey(entry.getKey()) && !inUse(entry.getKey(), disk)) {
        detach(entry.getValue());
      }
    }
    for (Wish wish : wanted.values()) {
      if (!present.containsKey(wish.node())) {
        attach(wish, !present.isEmpty());
      }
    }
  }

  /** A node that is to have a volume because of a pod. */
  private record Wish(String node, VolumeView volume, KubeObject pod) {}

  private List<Wish> wishes(VolumeView volume) {
    List<Wish> wishes = new ArrayList<>();
    Optional<KubeObject> claim =
        volume
            .claim()
            .flatMap(c -> store.get(ResourceType.PERSISTENT_VOLUME_CLAIM, c.namespace(), c.name()))
            .filter(c -> new ClaimView(c).uid().equals(volume.claimUid()))
            .filter(c -> new ClaimView(c).volumeName().equals(volume.name()));
    if (claim.isPresent()) {
      context.indexes().podsByClaim().find(new ClaimView(claim.get()).key()).stream()
          .flatMap(ref -> store.get(ref).stream())
          .filter(pod -> !new PodView(pod).node().isEmpty() && !new PodView(pod).ended())
          .forEach(pod -> wishes.add(new Wish(new PodView(pod).node(), volume, pod)));
    }
    return wishes;
  }

  private boolean attaches(String driver) {
    return store
        .get(ResourceType.CSI_DRIVER, "", driver)
        .flatMap(found -> found.at("spec", "attachRequired"))
        .map(Boolean.TRUE::equals)
        .orElse(true);
  }

  /** The attachments of a disk by node; volumes with one handle share them. */
  private Map<String, KubeObject> attachments(VolumeView volume) {
    Map<String, KubeObject> found = new LinkedHashMap<>();
    for (KubeObject node : store.list(ResourceType.NODE, "")) {
      store
          .get(ResourceType.VOLUME_ATTACHMENT, "", Attachments.name(volume, node.name()))
          .ifPresent(attachment -> found.put(node.name(), attachment));
    }
    return found;
  }

  private boolean inUse(String node, String disk) {
    return store
        .get(ResourceType.NODE, "", node)
        .map(found -> found.textList("status", "volumesInUse").contains(disk))
        .orElse(false);
  }

  private void detach(KubeObject attachment) {
    if (!attachment.terminating()) {
      store.delete(
          ResourceType.VOLUME_ATTACHMENT,
          "",
          attachment.name(),
          DeleteOptions.ofUid(attachment.uid().orElse("")));
    }
  }

  private void attach(Wish wish, boolean elsewhere) {
    List<String> modes = wish.volume().accessModes();
    boolean shared = modes.contains("ReadWriteMany") || modes.contains("ReadOnlyMany");
    if (elsewhere && !shared) {
      events.warning(
          wish.pod(),
          "FailedAttachVolume",
          "Multi-Attach error for volume \""
              + wish.volume().name()
              + "\" Volume is already exclusively attached to one node and can't be attached to"
              + " another");
      return;
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("attacher", wish.volume().driver());
    spec.put("nodeName", wish.node());
    spec.put("source", Map.of("persistentVolumeName", wish.volume().name()));
    String name = Attachments.name(wish.volume(), wish.node());
    store.create(
        KubeObject.named(ResourceType.VOLUME_ATTACHMENT, "", name)
            .with(FieldPath.of("spec"), spec));
  }
}
