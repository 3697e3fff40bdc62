// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.model.Json;
import dev.recover.sandbox.schema.Schema;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes a value apart into the path elements that are owned one by one. */
final class Elements {
  /** One part of a value: the schema of what stands there, and what stands there. */
  record Part(Schema schema, @Nullable Object value) {}

  private Elements() {}

  /** Whether the value is owned as a whole: a scalar, an atomic list or map, or nothing. */
  static boolean isLeaf(Schema schema, @Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      return schema.isAtomic() || !schema.isStruct() && !schema.isMap();
    }
    if (value instanceof java.util.List<?>) {
      return schema.isAtomic() || !schema.isList();
    }
    return true;
  }

  /** Returns the parts by path element, in the order in which they stand. */
  static Map<String, Part> of(Schema schema, @Nullable Object value) {
    Map<String, Part> parts = new LinkedHashMap<>();
    if (isLeaf(schema, value)) {
      return parts;
    }
    if (value instanceof Map<?, ?> map) {
      Json.asMap(map)
          .forEach(
              (key, item) -> {
                Optional<Schema> below = schema.below(key);
                below.ifPresent(s -> parts.put("f:" + key, new Part(s, item)));
              });
    } else if (value instanceof java.util.List<?> list) {
      Schema items = schema.items();
      for (Object item : list) {
        parts.put(elementOf(schema, item), new Part(items, item));
      }
    }
    return parts;
  }

  /** Returns the path element of an item of a list that is a set or has keys. */
  static String elementOf(Schema list, @Nullable Object item) {
    if (list.listKeys().isEmpty()) {
      return "v:" + Json.compact(item);
    }
    Map<String, Object> keys = new TreeMap<>();
    for (String key : list.listKeys()) {
      Object value = Tree.at(item, key);
      Object instead = list.items().field(key).map(Schema::defaultValue).orElse(null);
      if (value != null || instead != null) {
        keys.put(key, Objects.requireNonNull(value != null ? value : instead));
      }
    }
    return "k:" + Json.compact(keys);
  }
}
