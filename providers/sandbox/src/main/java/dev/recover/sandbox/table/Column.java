// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.table;

import dev.recover.model.KubeObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param wide whether it is shown with {@code -o wide} only
 */
record Column(String name, String type, boolean wide, Function<KubeObject, Object> cell) {
  static Column text(String name, Function<KubeObject, Object> cell) {
    return new Column(name, "string", false, cell);
  }

  static Column number(String name, Function<KubeObject, Object> cell) {
    return new Column(name, "integer", false, cell);
  }

  static Column wide(String name, Function<KubeObject, Object> cell) {
    return new Column(name, "string", true, cell);
  }

  Map<String, Object> definition() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("name", name);
    definition.put("type", type);
    definition.put("format", name.equals("Name") ? "name" : "");
    definition.put("description", name);
    definition.put("priority", wide ? 1 : 0);
    return definition;
  }
}
