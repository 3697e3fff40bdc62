// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.controller.volume.Classes;
import dev.recover.sandbox.controller.volume.FreeVolumes;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Gives each pod a node that can reach its volumes, or says why there is none.
 *
 * <p>Of kube-scheduler's plug-ins these are here: VolumeBinding, VolumeZone, node selector and
 * unschedulable nodes. Nodes are never full.
 */
public final class Scheduler {
  private final ObjectStore store;
  private final Context context;
  private final EventRecorder events;
  private final Classes classes;
  private final LateBinding lateBinding;
  private final WorkQueue<ObjectRef> pods;
  private final Set<ObjectRef> unscheduled = new ConcurrentSkipListSet<>();
  private int turn;

  /** Starts it. */
  public Scheduler(Context context, FreeVolumes free) {
    this.context = context;
    this.store = context.store("kube-scheduler");
    this.events = context.recorder("default-scheduler");
    this.classes = new Classes(store);
    this.lateBinding = new LateBinding(store, free, classes);
    this.pods = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(
        Set.of(
            ResourceType.POD,
            ResourceType.PERSISTENT_VOLUME_CLAIM,
            ResourceType.PERSISTENT_VOLUME,
            ResourceType.NODE),
        this::hear);
  }

  private void hear(StoreEvent event) {
    KubeObject object = event.object();
    if (event.type().equals(ResourceType.POD)) {
      hearPod(event, new PodView(object));
    } else if (event.type().equals(ResourceType.PERSISTENT_VOLUME_CLAIM)) {
      wake(new ClaimView(object).key());
    } else if (event.type().equals(ResourceType.PERSISTENT_VOLUME)) {
      hearVolume(new VolumeView(object));
    } else if (!onlyStatus(event)) {
      unscheduled.forEach(pods::add);
    }
  }

  private void hearVolume(VolumeView volume) {
    if (volume.hasClaimRef()) {
      volume.claim().ifPresent(this::wake);
    } else if (volume.phase().equals("Available")) {
      unscheduled.forEach(pods::add);
    }
  }

  private void wake(ClaimName claim) {
    context.indexes().podsByClaim().find(claim).stream()
        .filter(unscheduled::contains)
        .forEach(pods::add);
  }

  private void hearPod(StoreEvent event, PodView pod) {
    if (event.kind() == StoreEvent.Kind.DELETED || !pod.node().isEmpty()) {
      unscheduled.remove(pod.object().ref());
    } else if (unscheduled.add(pod.object().ref())) {
      pods.add(pod.object().ref());
    }
  }

  private static boolean onlyStatus(StoreEvent event) {
    return event
        .previous()
        .map(
            before ->
                before.map("spec").equals(event.object().map("spec"))
                    && before.labels().equals(event.object().labels()))
        .orElse(false);
  }

  private void sync(ObjectRef ref) {
    KubeObject pod = store.get(ref).orElse(null);
    if (pod == null || pod.terminating() || !new PodView(pod).node().isEmpty()) {
      return;
    }
    PodClaims claims = PodClaims.of(pod, store, classes);
    List<KubeObject> nodes = store.list(ResourceType.NODE, "");
    if (claims.refusal().isPresent()) {
      refuse(pod, "0/" + nodes.size() + " nodes are available: " + claims.refusal().get() + ".");
      return;
    }
    NodeFilter filter = new NodeFilter(store, lateBinding, pod, claims);
    List<KubeObject> fit = new ArrayList<>();
    nodes.stream().filter(filter::accepts).forEach(fit::add);
    if (fit.isEmpty()) {
      refuse(pod, filter.summary(nodes.size()));
      return;
    }
    KubeObject node = fit.get(Math.floorMod(turn++, fit.size()));
    if (claims.late().isEmpty()) {
      assign(pod, node);
    } else {
      claims.late().forEach(claim -> lateBinding.settle(claim, node));
      throw new NotYet("claims of " + pod + " are being bound");
    }
  }

  private void assign(KubeObject pod, KubeObject node) {
    KubeObject bound = store.update(pod.with(FieldPath.of("spec", "nodeName"), node.name()));
    store.updateStatus(Conditions.with(bound, Conditions.of("PodScheduled", true, "", "")));
    events.normal(
        bound,
        "Scheduled",
        "Successfully assigned " + pod.namespace() + "/" + pod.name() + " to " + node.name());
  }

  private void refuse(KubeObject pod, String why) {
    Optional<String> said = Conditions.message(pod, "PodScheduled");
    if (!said.equals(Optional.of(why))) {
      store.updateStatus(
          Conditions.with(pod, Conditions.of("PodScheduled", false, "Unschedulable", why)));
    }
    events.warning(pod, "FailedScheduling", why);
  }
}
