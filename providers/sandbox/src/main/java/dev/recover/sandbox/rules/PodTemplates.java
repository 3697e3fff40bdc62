// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The defaults and checks of a pod's spec, as far as volumes can depend on them. */
final class PodTemplates {
  private PodTemplates() {}

  static void fillIn(Map<String, Object> spec) {
    Tree.fill(spec, "restartPolicy", "Always");
    Tree.fill(spec, "terminationGracePeriodSeconds", 30L);
    Tree.fill(spec, "dnsPolicy", "ClusterFirst");
    Tree.fill(spec, "securityContext", new java.util.LinkedHashMap<>());
    Tree.fill(spec, "schedulerName", "default-scheduler");
    for (String key : List.of("containers", "initContainers")) {
      Tree.list(spec, key).forEach(container -> container(Tree.map(container)));
    }
    Tree.list(spec, "volumes").forEach(volume -> volume(Tree.map(volume)));
  }

  private static void container(Map<String, Object> container) {
    Tree.make(container, "resources");
    Tree.fill(container, "terminationMessagePath", "/dev/termination-log");
    Tree.fill(container, "terminationMessagePolicy", "File");
    String image = Tree.text(container, "image");
    String tag = image.substring(image.lastIndexOf('/') + 1);
    boolean latest = !tag.contains(":") && !tag.contains("@") || tag.endsWith(":latest");
    Tree.fill(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
    Tree.list(container, "ports").forEach(port -> Tree.fill(Tree.map(port), "protocol", "TCP"));
  }

  private static void volume(Map<String, Object> volume) {
    if (volume.size() == 1) {
      Tree.make(volume, "emptyDir");
    }
    if (Tree.at(volume, "ephemeral", "volumeClaimTemplate", "spec") != null) {
      Map<String, Object> spec = Tree.make(volume, "ephemeral", "volumeClaimTemplate", "spec");
      Tree.fill(spec, "volumeMode", "Filesystem");
    }
  }

  static void check(String field, Map<String, Object> spec, List<FieldError> errors) {
    List<Object> declared = Tree.list(spec, "volumes");
    for (int i = 0; i < declared.size(); i++) {
      String name = Tree.text(declared.get(i), "name");
      if (name.isEmpty()) {
        errors.add(FieldError.required(field + ".volumes[" + i + "].name", ""));
      } else {
        Syntax.label(field + ".volumes[" + i + "].name", name, errors);
      }
    }
    List<Object> containers = Tree.list(spec, "containers");
    if (containers.isEmpty()) {
      errors.add(FieldError.required(field + ".containers", ""));
    }
    for (int i = 0; i < containers.size(); i++) {
      container(field + ".containers[" + i + "]", Tree.map(containers.get(i)), errors);
    }
  }

  private static void container(
      String field, Map<String, Object> container, List<FieldError> errors) {
    if (Tree.text(container, "name").isEmpty()) {
      errors.add(FieldError.required(field + ".name", ""));
    } else {
      Syntax.label(field + ".name", Tree.text(container, "name"), errors);
    }
    if (Tree.text(container, "image").isEmpty()) {
      errors.add(FieldError.required(field + ".image", ""));
    }
  }

  /** Checks that every mounted volume is declared. */
  static void checkMounts(
      String field, Map<String, Object> spec, Set<String> known, List<FieldError> errors) {
    Set<String> declared = new HashSet<>(known);
    Tree.list(spec, "volumes").forEach(volume -> declared.add(Tree.text(volume, "name")));
    List<Object> containers = Tree.list(spec, "containers");
    for (int i = 0; i < containers.size(); i++) {
      List<Object> mounts = Tree.list(containers.get(i), "volumeMounts");
      for (int j = 0; j < mounts.size(); j++) {
        String name = Tree.text(mounts.get(j), "name");
        if (!declared.contains(name)) {
          errors.add(
              new FieldError(
                  field + ".containers[" + i + "].volumeMounts[" + j + "].name",
                  "FieldValueNotFound",
                  "Not found: " + Syntax.quoted(name)));
        }
      }
    }
  }
}
