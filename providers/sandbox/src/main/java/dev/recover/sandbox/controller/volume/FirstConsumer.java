// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.Indexes;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.store.ObjectStore;
import java.util.List;

/** Says what a claim waits for whose class binds only when a pod needs it. */
final class FirstConsumer {
  private final ObjectStore store;
  private final Indexes indexes;
  private final EventRecorder events;

  FirstConsumer(ObjectStore store, Indexes indexes, EventRecorder events) {
    this.store = store;
    this.indexes = indexes;
    this.events = events;
  }

  void say(KubeObject claim) {
    List<String> pods =
        indexes.podsByClaim().find(new ClaimView(claim).key()).stream()
            .flatMap(ref -> store.get(ref).stream())
            .filter(pod -> new PodView(pod).node().isEmpty() && !new PodView(pod).ended())
            .map(KubeObject::name)
            .toList();
    if (pods.isEmpty()) {
      events.normal(
          claim, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
    } else {
      events.normal(
          claim,
          "WaitForPodScheduled",
          pods.size() == 1
              ? "waiting for pod " + pods.get(0) + " to be scheduled"
              : "waiting for pods " + String.join(",", pods) + " to be scheduled");
    }
  }
}
