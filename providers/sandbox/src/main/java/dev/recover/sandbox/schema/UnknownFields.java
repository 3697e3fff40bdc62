// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.schema;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drops the fields that a schema does not know, and says which they were. */
public final class UnknownFields {
  private UnknownFields() {}

  /**
   * Removes unknown fields from a tree that can be changed.
   *
   * @return their paths, as the API writes them in a warning
   */
  public static List<String> drop(Schema schema, Map<String, Object> tree) {
    List<String> found = new ArrayList<>();
    drop(schema, tree, "", found);
    return found.stream().distinct().toList();
  }

  private static void drop(Schema schema, @Nullable Object value, String path, List<String> found) {
    if (value instanceof Map<?, ?> map && (schema.isStruct() || schema.isMap())) {
      for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<?, ?> entry = i.next();
        String key = String.valueOf(entry.getKey());
        String below = path.isEmpty() ? key : path + "." + key;
        Optional<Schema> field = schema.below(key);
        if (field.isEmpty()) {
          found.add(below);
          i.remove();
        } else {
          drop(field.get(), entry.getValue(), below, found);
        }
      }
    } else if (value instanceof List<?> list && schema.isList()) {
      Schema items = schema.items();
      for (int i = 0; i < list.size(); i++) {
        drop(items, list.get(i), path + "[" + i + "]", found);
      }
    }
  }
}
