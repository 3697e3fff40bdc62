// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.model.Json;
import dev.recover.sandbox.schema.Schema;
import dev.recover.sandbox.store.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds the structs and lists that a typed object always has, even when they are empty.
 *
 * <p>The API server compares typed objects; a {@code spec} that stands in every one of them is
 * never "added", so nobody owns {@code f:spec} itself.
 */
final class Skeleton {
  private Skeleton() {}

  static @Nullable Object fill(Schema schema, @Nullable Object value) {
    if (value instanceof Map<?, ?> map && schema.isStruct()) {
      Map<String, Object> filled = new LinkedHashMap<>(Json.asMap(map));
      schema.alwaysThere().forEach(name -> Tree.fill(filled, name, Map.of()));
      for (String name : schema.alwaysListed()) {
        Tree.fill(filled, name, List.of());
      }
      filled.replaceAll(
          (name, item) -> schema.field(name).map(field -> fill(field, item)).orElse(item));
      return filled;
    }
    if (value instanceof List<?> list && schema.isList() && !schema.isAtomic()) {
      List<Object> filled = new ArrayList<>(list.size());
      list.forEach(item -> filled.add(fill(schema.items(), item)));
      return filled;
    }
    return value;
  }
}
