// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes into a node's {@code volumesAttached} what is attached to it. */
public final class AttachedReport {
  /** Many disks that are attached together are one report. */
  private static final Duration DELAY = Duration.ofMillis(20);

  private final ObjectStore store;
  private final Context context;
  private final WorkQueue<String> nodes;

  /** Starts it. */
  public AttachedReport(Context context) {
    this.context = context;
    this.store = context.store("kube-controller-manager");
    this.nodes = context.queue(Context.CONTROLLER_RETRY, this::report);
    context.listen(Set.of(ResourceType.VOLUME_ATTACHMENT), this::hear);
  }

  private void hear(StoreEvent event) {
    event.object().text("spec", "nodeName").ifPresent(node -> nodes.addAfter(node, DELAY));
  }

  private void report(String name) {
    List<Object> attached =
        context.indexes().attachmentsByNode().find(name).stream()
            .flatMap(ref -> store.get(ref).stream())
            .filter(found -> found.at("status", "attached").equals(Optional.of(true)))
            .flatMap(found -> disk(found).stream())
            .distinct()
            .sorted()
            .map(disk -> (Object) Map.of("name", disk, "devicePath", ""))
            .toList();
    store
        .get(ResourceType.NODE, "", name)
        .filter(node -> !node.list("status", "volumesAttached").equals(attached))
        .ifPresent(node -> store.updateStatus(with(node, attached)));
  }

  private static KubeObject with(KubeObject node, List<Object> attached) {
    FieldPath path = FieldPath.of("status", "volumesAttached");
    return attached.isEmpty() ? node.without(path) : node.with(path, attached);
  }

  private Optional<String> disk(KubeObject attachment) {
    return attachment
        .text("spec", "source", "persistentVolumeName")
        .flatMap(volume -> store.get(ResourceType.PERSISTENT_VOLUME, "", volume))
        .flatMap(volume -> new VolumeView(volume).uniqueName());
  }
}
