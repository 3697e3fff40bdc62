// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * PersistentVolumeClaim.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go">
 *     ValidatePersistentVolumeClaim</a>
 */
final class ClaimRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    Tree.fill(spec, "volumeMode", "Filesystem");
    spec.remove("volumeName", "");
    if (spec.get("resources") == null) {
      Tree.make(spec, "resources");
    }
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    tree.put("status", new LinkedHashMap<>(Map.of("phase", "Pending")));
    DataSources.normalize(Tree.make(tree, "spec"));
  }

  @Override
  public void prepareUpdate(Map<String, Object> tree, Map<String, Object> before) {
    DataSources.normalize(Tree.make(tree, "spec"));
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    Map<String, Object> spec = Tree.map(tree, "spec");
    Checks.accessModes(tree, "at least 1 access mode is required", errors);
    Object request = Tree.at(spec, "resources", "requests", "storage");
    if (request == null) {
      errors.add(FieldError.required("spec.resources[storage]", ""));
    } else if (!Amounts.isPositive(request)) {
      errors.add(
          FieldError.invalid(
              "spec.resources[storage]", Json.compact(request), "must be greater than zero"));
    }
    if (!Tree.text(spec, "storageClassName").isEmpty()) {
      Syntax.subdomain("spec.storageClassName", Tree.text(spec, "storageClassName"), errors);
    }
    Checks.oneOf("spec.volumeMode", Tree.text(spec, "volumeMode"), Checks.VOLUME_MODES, errors);
    DataSources.check(spec, errors);
    if (!Tree.text(spec, "volumeAttributesClassName").isEmpty()) {
      Syntax.subdomain(
          "spec.volumeAttributesClassName", Tree.text(spec, "volumeAttributesClassName"), errors);
    }
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Map<String, Object> spec = Tree.copyOf(Tree.map(tree, "spec"));
    Map<String, Object> old = Tree.copyOf(Tree.map(before, "spec"));
    boolean bound = Tree.text(before, "status", "phase").equals("Bound");
    if (Tree.text(old, "volumeName").isEmpty()) {
      old.remove("volumeName");
      spec.remove("volumeName");
    }
    allowClass(before, spec, old);
    if (bound) {
      shrink(tree, before, errors);
      copy("volumeAttributesClassName", old, spec);
      Tree.make(spec, "resources").put("requests", requests(old));
      Tree.make(old, "resources").put("requests", requests(old));
    }
    if (!spec.equals(old)) {
      errors.add(
          FieldError.forbidden(
              "spec",
              "spec is immutable after creation except resources.requests and"
                  + " volumeAttributesClassName for bound claims\n"
                  + Difference.of(Tree.map(before, "spec"), Tree.map(tree, "spec"))));
    }
    Checks.immutable("volumeMode", Tree.map(tree, "spec"), Tree.map(before, "spec"), errors);
    betaClass(tree, before, errors);
    attributesClass(tree, before, errors);
  }

  private static Object requests(Map<String, Object> spec) {
    return Objects.requireNonNullElse(Tree.at(spec, "resources", "requests"), Map.of());
  }

  private static void copy(String key, Map<String, Object> from, Map<String, Object> to) {
    if (from.get(key) == null) {
      to.remove(key);
    } else {
      to.put(key, Objects.requireNonNull(from.get(key)));
    }
  }

  /** A class may be set where there was none, once; and the annotation may become the field. */
  private static void allowClass(
      Map<String, Object> before, Map<String, Object> spec, Map<String, Object> old) {
    if (old.get("storageClassName") != null || spec.get("storageClassName") == null) {
      return;
    }
    Object beta = Tree.at(before, "metadata", "annotations", Admission.BETA_CLASS);
    if (beta == null || beta.equals(spec.get("storageClassName"))) {
      spec.remove("storageClassName");
    }
  }

  private static void shrink(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Object request = Tree.at(tree, "spec", "resources", "requests", "storage");
    Object old = Tree.at(before, "spec", "resources", "requests", "storage");
    Object actual = Tree.at(before, "status", "capacity", "storage");
    if (Amounts.compare(request, old) < 0 && Amounts.compare(request, actual) <= 0) {
      errors.add(
          FieldError.forbidden(
              "spec.resources.requests.storage", "field can not be less than status.capacity"));
    }
  }

  private static void betaClass(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Object old = Tree.at(before, "metadata", "annotations", Admission.BETA_CLASS);
    Object now = Tree.at(tree, "metadata", "annotations", Admission.BETA_CLASS);
    boolean becameField =
        old != null && now == null && old.equals(Tree.at(tree, "spec", "storageClassName"));
    if (!Objects.equals(old, now) && !becameField) {
      errors.add(
          FieldError.invalid(
              "metadata.annotations." + Admission.BETA_CLASS,
              Json.compact(now == null ? "" : now),
              "field is immutable"));
    }
  }

  @Override
  public List<String> warnings(Map<String, Object> tree) {
    return Admission.classWarning(tree).map(List::of).orElse(List.of());
  }

  private static void attributesClass(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    boolean removed =
        Tree.at(tree, "spec", "volumeAttributesClassName") == null
            && Tree.at(before, "spec", "volumeAttributesClassName") != null;
    if (removed && Tree.at(before, "status", "currentVolumeAttributesClassName") != null) {
      errors.add(
          FieldError.forbidden(
              "spec.volumeAttributesClassName", "update from non-nil value to nil is forbidden"));
    }
  }
}
