// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.model.Json;
import dev.recover.sandbox.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays what is wanted over what is there, and takes out what is wanted no more. */
final class Merge {
  private Merge() {}

  /** Returns the live value with the wanted one laid over it, field by field. */
  static @Nullable Object merge(Schema schema, @Nullable Object live, @Nullable Object wanted) {
    if (wanted == null || live == null) {
      return wanted == null ? live : wanted;
    }
    if (Elements.isLeaf(schema, live) || Elements.isLeaf(schema, wanted)) {
      return wanted;
    }
    if (wanted instanceof Map<?, ?> map && live instanceof Map<?, ?> present) {
      Map<String, Object> merged = new LinkedHashMap<>(Json.asMap(present));
      Json.asMap(map)
          .forEach(
              (key, item) ->
                  merged.put(key, merge(schema.below(key).orElse(schema), merged.get(key), item)));
      return merged;
    }
    if (wanted instanceof List<?> list && live instanceof List<?> present) {
      Map<String, Object> merged = new LinkedHashMap<>();
      present.forEach(item -> merged.put(Elements.elementOf(schema, item), item));
      for (Object item : list) {
        merged.merge(
            Elements.elementOf(schema, item),
            item,
            (a, b) -> Objects.requireNonNull(merge(schema.items(), a, b)));
      }
      return new ArrayList<>(merged.values());
    }
    return wanted;
  }

  /** Returns the value without the fields of the set; null when nothing is left of a map. */
  static @Nullable Object remove(Schema schema, @Nullable Object value, FieldSet gone) {
    if (gone.children().isEmpty() || Elements.isLeaf(schema, value)) {
      return value;
    }
    Map<String, Elements.Part> parts = Elements.of(schema, value);
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new LinkedHashMap<>();
      Json.asMap(map)
          .forEach(
              (key, item) -> {
                FieldSet below = gone.child("f:" + key);
                Elements.Part part = parts.get("f:" + key);
                Object left =
                    below.member() || part == null ? null : remove(part.schema(), item, below);
                if (left != null || part == null) {
                  kept.put(key, left == null ? item : left);
                }
              });
      return kept.isEmpty() ? null : kept;
    }
    List<Object> kept = new ArrayList<>();
    for (Object item : (List<?>) Objects.requireNonNull(value)) {
      FieldSet below = gone.child(Elements.elementOf(schema, item));
      Object left = below.member() ? null : remove(schema.items(), item, below);
      if (left != null) {
        kept.add(left);
      }
    }
    return kept.isEmpty() ? null : kept;
  }
}
