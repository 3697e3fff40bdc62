// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rules of {@code metadata}, equal for all kinds. */
public final class Metadata {
  private static final int ANNOTATIONS_LIMIT = 256 * 1024;
  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");
  private static final List<String> KEPT =
      List.of("creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds");

  private Metadata() {}

  /** Takes away what only the server sets, and sets it. */
  public static void prepareCreate(Map<String, Object> tree, String uid, String now) {
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink")
        .forEach(metadata::remove);
    metadata.put("uid", uid);
    metadata.put("creationTimestamp", now);
    inOrder(tree);
  }

  /** Takes over what an update may not change: times, and the uid unless one is given. */
  public static void prepareUpdate(Map<String, Object> tree, Map<String, Object> before) {
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    Map<String, Object> old = Tree.map(before, "metadata");
    for (String key : KEPT) {
      if (old.get(key) == null) {
        // One that is new is refused by checkUpdate.
        metadata.remove(key.equals("deletionTimestamp") ? "" : key);
      } else {
        metadata.put(key, Objects.requireNonNull(old.get(key)));
      }
    }
    metadata.remove("selfLink");
    for (String key : List.of("uid", "name", "namespace")) {
      if (Tree.text(metadata, key).isEmpty() && old.get(key) != null) {
        metadata.put(key, Objects.requireNonNull(old.get(key)));
      }
    }
    if (old.get("generation") == null) {
      metadata.remove("generation");
    } else {
      metadata.put("generation", Objects.requireNonNull(old.get("generation")));
    }
    inOrder(tree);
  }

  /** Puts the fields of metadata into the order in which the API prints them. */
  private static void inOrder(Map<String, Object> tree) {
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String key :
        List.of(
            "name",
            "generateName",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers")) {
      Object value = metadata.remove(key);
      if (value != null && !isEmpty(value)) {
        ordered.put(key, value);
      }
    }
    ordered.putAll(metadata);
    tree.put("metadata", ordered);
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof List<?> list && list.isEmpty()
        || "".equals(value);
  }

  /** Says what is wrong with metadata. */
  public static void check(ResourceType type, Map<String, Object> tree, List<FieldError> errors) {
    Map<String, Object> metadata = Tree.map(tree, "metadata");
    String name = Tree.text(metadata, "name");
    if (name.isEmpty()) {
      errors.add(FieldError.required("metadata.name", "name or generateName is required"));
    } else if (Set.of("Namespace", "StatefulSet").contains(type.kind())) {
      Syntax.label("metadata.name", name, errors);
    } else {
      boolean anyCase = type.kind().equals("CSIDriver");
      Syntax.subdomain("metadata.name", name, anyCase, errors);
    }
    Syntax.labels("metadata.labels", Tree.map(metadata, "labels"), errors);
    annotations(Tree.map(metadata, "annotations"), errors);
    owners(Tree.list(metadata, "ownerReferences"), errors);
    List<Object> finalizers = Tree.list(metadata, "finalizers");
    for (int i = 0; i < finalizers.size(); i++) {
      finalizer("metadata.finalizers[" + i + "]", String.valueOf(finalizers.get(i)), errors);
    }
  }

  private static void annotations(Map<String, Object> annotations, List<FieldError> errors) {
    int size = 0;
    for (Map.Entry<String, Object> entry : annotations.entrySet()) {
      Syntax.qualifiedName("metadata.annotations", entry.getKey().toLowerCase(Locale.ROOT), errors);
      size += entry.getKey().getBytes(StandardCharsets.UTF_8).length;
      size += String.valueOf(entry.getValue()).getBytes(StandardCharsets.UTF_8).length;
    }
    if (size > ANNOTATIONS_LIMIT) {
      errors.add(
          new FieldError(
              "metadata.annotations",
              "FieldValueTooLong",
              "Too long: may not be more than 262144 bytes"));
    }
  }

  private static void owners(List<Object> owners, List<FieldError> errors) {
    for (Object owner : owners) {
      for (String key : List.of("apiVersion", "kind", "name", "uid")) {
        if (Tree.text(owner, key).isEmpty()) {
          errors.add(
              FieldError.invalid(
                  "metadata.ownerReferences." + key,
                  "\"\"",
                  key.equals("apiVersion") ? "version must not be empty" : "must not be empty"));
        }
      }
    }
  }

  private static void finalizer(String field, String name, List<FieldError> errors) {
    int before = errors.size();
    Syntax.qualifiedName(field, name, errors);
    if (errors.size() == before && !name.contains("/") && !STANDARD_FINALIZERS.contains(name)) {
      Syntax.invalid(
          field,
          name,
          "name is neither a standard finalizer name nor is it fully qualified",
          errors);
    }
  }

  /** Says which changes of metadata are not allowed. */
  public static void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    for (String key : List.of("name", "namespace", "uid", "deletionTimestamp")) {
      String now = Tree.text(tree, "metadata", key);
      if (!now.equals(Tree.text(before, "metadata", key))) {
        Syntax.invalid("metadata." + key, now, "field is immutable", errors);
      }
    }
    if (Tree.at(before, "metadata", "deletionTimestamp") == null) {
      return;
    }
    List<Object> added = new ArrayList<>(Tree.list(tree, "metadata", "finalizers"));
    added.removeAll(Tree.list(before, "metadata", "finalizers"));
    if (!added.isEmpty()) {
      errors.add(
          FieldError.forbidden(
              "metadata.finalizers",
              "no new finalizers can be added if the object is being deleted, found new finalizers "
                  + goStrings(added)));
    }
  }

  private static String goStrings(List<Object> texts) {
    return "[]string{" + String.join(", ", texts.stream().map(Json::compact).toList()) + "}";
  }
}
