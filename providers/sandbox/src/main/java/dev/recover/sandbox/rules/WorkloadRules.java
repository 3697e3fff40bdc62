// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What keeps pods running: a selector, a template, and a number. */
class WorkloadRules implements KindRules {
  private final String kind;

  WorkloadRules(String kind) {
    this.kind = kind;
  }

  @Override
  public void fillIn(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    if (!kind.equals("DaemonSet")) {
      Tree.fill(spec, "replicas", 1L);
    }
    PodTemplates.fillIn(Tree.make(spec, "template", "spec"));
    if (kind.equals("Deployment")) {
      rolling(spec, "strategy", Map.of("maxUnavailable", "25%", "maxSurge", "25%"));
      Tree.fill(spec, "revisionHistoryLimit", 10L);
      Tree.fill(spec, "progressDeadlineSeconds", 600L);
    } else if (kind.equals("DaemonSet")) {
      rolling(spec, "updateStrategy", Map.of("maxUnavailable", 1L, "maxSurge", 0L));
      Tree.fill(spec, "revisionHistoryLimit", 10L);
      Tree.fill(
          Tree.make(tree, "metadata", "annotations"),
          "deprecated.daemonset.template.generation",
          "1");
    }
  }

  private static void rolling(
      Map<String, Object> spec, String strategy, Map<String, Object> defaults) {
    Map<String, Object> map = Tree.make(spec, strategy);
    Tree.fill(map, "type", "RollingUpdate");
    if (Tree.text(map, "type").equals("RollingUpdate")) {
      Map<String, Object> rolling = Tree.make(map, "rollingUpdate");
      defaults.forEach((key, value) -> Tree.fill(rolling, key, value));
    }
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    Map<String, Object> status = new LinkedHashMap<>();
    switch (kind) {
      case "ReplicaSet" -> status.put("replicas", 0L);
      case "StatefulSet" -> {
        status.put("replicas", 0L);
        status.put("availableReplicas", 0L);
      }
      case "DaemonSet" ->
          List.of(
                  "currentNumberScheduled",
                  "numberMisscheduled",
                  "desiredNumberScheduled",
                  "numberReady")
              .forEach(key -> status.put(key, 0L));
      default -> {
        // A Deployment starts with an empty status.
      }
    }
    tree.put("status", status);
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    Map<String, Object> spec = Tree.map(tree, "spec");
    Map<String, Object> selector = Tree.map(spec, "selector");
    if (spec.get("selector") == null) {
      errors.add(FieldError.required("spec.selector", ""));
    } else if (selector.isEmpty()) {
      errors.add(
          FieldError.invalid(
              "spec.selector",
              "{}",
              "empty selector is invalid for " + kind.toLowerCase(Locale.ROOT)));
    }
    Map<String, Object> labels = Tree.map(spec, "template", "metadata", "labels");
    Map<String, Object> wanted = Tree.map(selector, "matchLabels");
    if (spec.get("selector") == null || !labels.entrySet().containsAll(wanted.entrySet())) {
      errors.add(
          FieldError.invalid(
              "spec.template.metadata.labels",
              labels.isEmpty() ? "null" : Json.canonical(labels),
              "`selector` does not match template `labels`"));
    }
    Map<String, Object> pod = Tree.map(spec, "template", "spec");
    PodTemplates.check("spec.template.spec", pod, errors);
    PodTemplates.checkMounts("spec.template.spec", pod, claimTemplates(spec), errors);
    if (Tree.number(spec, 0, "replicas") < 0) {
      errors.add(
          FieldError.invalid(
              "spec.replicas",
              String.valueOf(spec.get("replicas")),
              "must be greater than or equal to 0"));
    }
  }

  /** The names of claim templates, which are volumes of every pod. */
  Set<String> claimTemplates(Map<String, Object> spec) {
    return Set.of();
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Object selector = Tree.at(tree, "spec", "selector");
    if (!java.util.Objects.equals(selector, Tree.at(before, "spec", "selector"))) {
      errors.add(FieldError.invalid("spec.selector", Json.compact(selector), "field is immutable"));
    }
  }
}
