// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a claim is to be filled from; two fields that the server keeps equal. */
final class DataSources {
  private DataSources() {}

  /** Copies one field into the other; a source in another namespace is dropped. */
  static void normalize(Map<String, Object> spec) {
    if (!Tree.text(spec, "dataSourceRef", "namespace").isEmpty()) {
      spec.remove("dataSourceRef");
    }
    Object source = spec.get("dataSource");
    if (source != null && !isKnown(source)) {
      spec.remove("dataSource");
      source = null;
    }
    Object reference = spec.get("dataSourceRef");
    if (source != null && reference == null) {
      spec.put("dataSourceRef", Objects.requireNonNull(Tree.copy(source)));
    } else if (source == null && reference != null) {
      spec.put("dataSource", Objects.requireNonNull(Tree.copy(reference)));
    }
    // The API always writes the group, as null for the core group.
    for (String key : List.of("dataSource", "dataSourceRef")) {
      if (spec.get(key) instanceof Map<?, ?>) {
        Tree.make(spec, key).putIfAbsent("apiGroup", null);
      }
    }
  }

  private static boolean isKnown(Object source) {
    String group = Tree.text(source, "apiGroup");
    String kind = Tree.text(source, "kind");
    return group.isEmpty() && Set.of("PersistentVolumeClaim", "").contains(kind)
        || group.equals("snapshot.storage.k8s.io") && kind.equals("VolumeSnapshot");
  }

  static void check(Map<String, Object> spec, List<FieldError> errors) {
    if (spec.get("dataSource") != null) {
      shape("spec.dataSource", spec.get("dataSource"), errors);
    }
    if (spec.get("dataSourceRef") != null) {
      shape("spec.dataSourceRef", spec.get("dataSourceRef"), errors);
    }
    if (spec.get("dataSource") != null
        && spec.get("dataSourceRef") != null
        && !spec.get("dataSource").equals(spec.get("dataSourceRef"))) {
      errors.add(FieldError.invalid("spec", "{}", "must match dataSourceRef"));
    }
  }

  private static void shape(String field, Object source, List<FieldError> errors) {
    if (Tree.text(source, "name").isEmpty()) {
      errors.add(FieldError.required(field + ".name", ""));
    }
    String kind = Tree.text(source, "kind");
    if (kind.isEmpty()) {
      errors.add(FieldError.required(field + ".kind", ""));
    }
    if (Tree.text(source, "apiGroup").isEmpty() && !kind.equals("PersistentVolumeClaim")) {
      errors.add(
          FieldError.invalid(
              field,
              Json.compact(kind),
              "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
    }
  }
}
