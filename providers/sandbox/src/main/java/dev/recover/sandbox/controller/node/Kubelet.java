// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the pods of all nodes through the part of their lives that concerns disks.
 *
 * <p>A pod waits for its claims, for the attach and for the disk, then runs, and each of its disks
 * gets one line in {@code data/starts}: time, pod, uid, node. One with {@code restartPolicy: Never}
 * succeeds at once. The disks of running pods stand in their node's {@code volumesInUse}.
 */
public final class Kubelet {
  /** Many pods that start together are one report. */
  private static final Duration REPORT_DELAY = Duration.ofMillis(20);

  private final ObjectStore store;
  private final Context context;
  private final EventRecorder events;
  private final Map<String, Mounted> mounted = new ConcurrentHashMap<>();
  private final WorkQueue<ObjectRef> pods;
  private final WorkQueue<String> nodes;

  /** The disks of one running pod. */
  private record Mounted(String node, List<String> disks) {}

  /** Starts it. */
  public Kubelet(Context context) {
    this.context = context;
    this.store = context.store("kubelet");
    this.events = context.recorder("kubelet");
    this.pods = context.queue(Context.CONTROLLER_RETRY, this::sync);
    this.nodes = context.queue(Context.CONTROLLER_RETRY, this::report);
    context.listen(
        Set.of(
            ResourceType.POD, ResourceType.PERSISTENT_VOLUME_CLAIM, ResourceType.VOLUME_ATTACHMENT),
        this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.POD)) {
      PodView pod = new PodView(object);
      if (event.kind() == StoreEvent.Kind.DELETED) {
        unmount(object);
      } else if (!pod.node().isEmpty()) {
        pods.add(object.ref());
      }
    } else if (event.type().equals(ResourceType.PERSISTENT_VOLUME_CLAIM)) {
      wake(new ClaimView(object));
    } else {
      String volume = object.text("spec", "source", "persistentVolumeName").orElse("");
      store
          .get(ResourceType.PERSISTENT_VOLUME, "", volume)
          .flatMap(found -> new VolumeView(found).uniqueName())
          .ifPresent(this::wakeAll);
    }
  }

  private void wake(ClaimView claim) {
    context.indexes().podsByClaim().find(claim.key()).forEach(pods::add);
  }

  /** An attachment is for every volume of the same disk. */
  private void wakeAll(String disk) {
    context.indexes().volumesByDisk().find(disk).stream()
        .flatMap(ref -> store.get(ref).stream())
        .flatMap(volume -> new VolumeView(volume).claim().stream())
        .forEach(claim -> context.indexes().podsByClaim().find(claim).forEach(pods::add));
  }

  private void sync(ObjectRef ref) {
    KubeObject pod = store.get(ref).orElse(null);
    if (pod == null || new PodView(pod).node().isEmpty()) {
      return;
    }
    if (pod.terminating()) {
      unmount(pod);
      store.delete(
          ResourceType.POD,
          pod.namespace(),
          pod.name(),
          DeleteOptions.ofUid(pod.uid().orElse("")).now());
    } else if (new PodView(pod).ended()) {
      unmount(pod);
    } else {
      mount(pod);
    }
  }

  private void mount(KubeObject pod) {
    PodDisks disks = PodDisks.of(pod, store, context);
    if (!disks.reason().isEmpty()) {
      if (!new PodView(pod).phase().equals("Running")) {
        events.warning(pod, "FailedMount", disks.reason());
      }
      return;
    }
    Mounted now = new Mounted(new PodView(pod).node(), disks.uniqueNames());
    boolean first = !now.equals(mounted.put(pod.uid().orElse(""), now));
    if (first) {
      nodes.addAfter(now.node(), REPORT_DELAY);
    }
    if (!new PodView(pod).phase().equals("Running")) {
      // Once for each pod: the write of its status may have to be repeated.
      if (first) {
        writeStart(pod, disks.handles());
      }
      events.normal(
          store.updateStatus(PodStatus.started(pod)),
          "Started",
          "Started container; there is none");
    }
  }

  private void writeStart(KubeObject pod, List<String> handles) {
    String line =
        String.join(
            " ",
            EventRecorder.now(),
            pod.namespace() + "/" + pod.name(),
            pod.uid().orElse(""),
            new PodView(pod).node());
    handles.forEach(handle -> context.disks().append(handle, "starts", line));
  }

  private void unmount(KubeObject pod) {
    Mounted before = mounted.remove(pod.uid().orElse(""));
    if (before != null) {
      nodes.addAfter(before.node(), REPORT_DELAY);
    }
  }

  private void report(String name) {
    List<String> inUse =
        mounted.values().stream()
            .filter(pod -> pod.node().equals(name))
            .flatMap(pod -> pod.disks().stream())
            .distinct()
            .sorted()
            .toList();
    store
        .get(ResourceType.NODE, "", name)
        .filter(node -> !node.textList("status", "volumesInUse").equals(inUse))
        .ifPresent(
            node -> store.updateStatus(node.with(FieldPath.of("status", "volumesInUse"), inUse)));
  }
}
