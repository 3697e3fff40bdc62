// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.table;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What pods, workloads, nodes and events show in their cells. */
final class Workloads {
  private Workloads() {}

  static Object ready(KubeObject workload, String key) {
    return Tree.number(workload.tree(), 0, "status", key)
        + "/"
        + Tree.number(workload.tree(), 0, "spec", "replicas");
  }

  static Object podReady(KubeObject pod) {
    long ready =
        pod.list("status", "containerStatuses").stream()
            .filter(status -> Boolean.TRUE.equals(Tree.at(status, "ready")))
            .count();
    return ready + "/" + pod.list("spec", "containers").size();
  }

  static Object podStatus(KubeObject pod) {
    if (pod.terminating()) {
      return "Terminating";
    }
    String phase = pod.text("status", "phase").orElse("");
    String reason = pod.text("status", "reason").orElse(phase);
    return reason.equals("Succeeded") ? "Completed" : reason;
  }

  static Object restarts(KubeObject pod) {
    return String.valueOf(
        pod.list("status", "containerStatuses").stream()
            .mapToLong(status -> Tree.number(status, 0, "restartCount"))
            .sum());
  }

  static Object nodeStatus(KubeObject node) {
    String ready =
        node.list("status", "conditions").stream()
            .filter(condition -> Tree.text(condition, "type").equals("Ready"))
            .map(condition -> Tree.text(condition, "status").equals("True") ? "Ready" : "NotReady")
            .findFirst()
            .orElse("Unknown");
    boolean cordoned = node.at("spec", "unschedulable").filter(Boolean.TRUE::equals).isPresent();
    return cordoned ? ready + ",SchedulingDisabled" : ready;
  }

  static Object address(KubeObject node, String type) {
    return node.list("status", "addresses").stream()
        .filter(address -> Tree.text(address, "type").equals(type))
        .map(address -> Tree.text(address, "address"))
        .findFirst()
        .orElse("<none>");
  }

  static Object nodeSelector(KubeObject workload) {
    Map<String, Object> labels =
        new TreeMap<>(workload.map("spec", "template", "spec", "nodeSelector"));
    return labels.isEmpty()
        ? "<none>"
        : labels.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }

  static Object jobStatus(KubeObject job) {
    List<Object> conditions = job.list("status", "conditions");
    for (String type : List.of("Complete", "Failed", "Suspended")) {
      boolean is =
          conditions.stream()
              .anyMatch(
                  c -> Tree.text(c, "type").equals(type) && Tree.text(c, "status").equals("True"));
      if (is) {
        return type;
      }
    }
    return job.terminating() ? "Terminating" : "Running";
  }

  static Object className(KubeObject storageClass) {
    String mark =
        storageClass
            .annotations()
            .getOrDefault("storageclass.kubernetes.io/is-default-class", "false");
    return mark.equals("true") ? storageClass.name() + " (default)" : storageClass.name();
  }

  static long count(KubeObject event) {
    return Tree.number(event.tree(), Tree.number(event.tree(), 1, "series", "count"), "count");
  }

  static Object lastSeen(KubeObject event) {
    return seen(event, "lastTimestamp");
  }

  static Object firstSeen(KubeObject event) {
    return seen(event, "firstTimestamp");
  }

  private static String seen(KubeObject event, String key) {
    return event.text(key).or(() -> event.text("eventTime")).map(Ages::since).orElse("<unknown>");
  }

  static Object involved(KubeObject event) {
    return event.text("involvedObject", "kind").orElse("").toLowerCase(Locale.ROOT)
        + "/"
        + event.text("involvedObject", "name").orElse("");
  }

  static Object source(KubeObject event) {
    String component =
        event.text("source", "component").or(() -> event.text("reportingComponent")).orElse("");
    return event.text("source", "host").map(host -> component + ", " + host).orElse(component);
  }
}
