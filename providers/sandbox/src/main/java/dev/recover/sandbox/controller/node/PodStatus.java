// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.EventRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The status of a pod whose containers would have started. */
final class PodStatus {
  private PodStatus() {}

  /** Returns the pod Running and Ready, or Succeeded when it is to run once. */
  static KubeObject started(KubeObject pod) {
    boolean once = pod.text("spec", "restartPolicy").equals(Optional.of("Never"));
    String now = EventRecorder.now();
    KubeObject started =
        pod.with(FieldPath.of("status", "phase"), once ? "Succeeded" : "Running")
            .with(FieldPath.of("status", "startTime"), now)
            .with(FieldPath.of("status", "podIP"), "127.0.0.1")
            .with(FieldPath.of("status", "podIPs"), List.of(Map.of("ip", "127.0.0.1")))
            .with(FieldPath.of("status", "hostIP"), "127.0.0.1")
            .with(FieldPath.of("status", "containerStatuses"), containers(pod, once, now));
    for (String type : List.of("Initialized", "ContainersReady", "Ready")) {
      started = Conditions.with(started, Conditions.of(type, !once, "", ""));
    }
    return started;
  }

  private static List<Object> containers(KubeObject pod, boolean once, String now) {
    List<Object> statuses = new ArrayList<>();
    for (Object item : pod.list("spec", "containers")) {
      KubeObject container = KubeObject.of(Json.asMap((Map<?, ?>) item));
      Map<String, Object> status = new LinkedHashMap<>();
      status.put("name", container.text("name").orElse(""));
      status.put("image", container.text("image").orElse(""));
      status.put("imageID", "");
      status.put("ready", !once);
      status.put("restartCount", 0L);
      status.put("started", !once);
      status.put(
          "state",
          once
              ? Map.of("terminated", Map.of("reason", "Completed", "exitCode", 0L))
              : Map.of("running", Map.of("startedAt", now)));
      statuses.add(status);
    }
    return statuses;
  }
}
