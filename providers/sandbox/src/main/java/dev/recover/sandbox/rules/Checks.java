// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks that several kinds share. */
final class Checks {
  static final Set<String> ACCESS_MODES =
      new TreeSet<>(Set.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"));
  static final Set<String> VOLUME_MODES = new TreeSet<>(Set.of("Block", "Filesystem"));

  private Checks() {}

  /** Adds an error when the text is not one of those allowed. */
  static void oneOf(String field, String value, Set<String> allowed, List<FieldError> errors) {
    if (!allowed.contains(value)) {
      errors.add(FieldError.unsupported(field, Json.compact(value), listed(allowed)));
    }
  }

  static String listed(Set<String> allowed) {
    return String.join(", ", allowed.stream().map(Json::compact).toList());
  }

  static void accessModes(@Nullable Object tree, String whenNone, List<FieldError> errors) {
    List<Object> modes = Tree.list(tree, "spec", "accessModes");
    if (modes.isEmpty()) {
      errors.add(FieldError.required("spec.accessModes", whenNone));
    }
    modes.forEach(mode -> oneOf("spec.accessModes", String.valueOf(mode), ACCESS_MODES, errors));
    if (ACCESS_MODES.containsAll(modes) && modes.size() > 1 && modes.contains("ReadWriteOncePod")) {
      errors.add(
          FieldError.forbidden(
              "spec.accessModes", "may not use ReadWriteOncePod with other access modes"));
    }
  }

  /** Adds an error for a field that stood there and is not the same any more. */
  static void immutable(
      String key, Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    if (!Objects.equals(tree.get(key), before.get(key))) {
      errors.add(FieldError.invalid(key, Json.compact(tree.get(key)), "field is immutable"));
    }
  }
}
