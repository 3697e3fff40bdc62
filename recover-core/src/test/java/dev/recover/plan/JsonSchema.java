// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks a value against a JSON Schema: as much of draft 2020-12 as our schemas use, and a
 * complaint about any keyword beyond.
 */
public final class JsonSchema {
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "required",
          "additionalProperties",
          "properties",
          "items",
          "enum",
          "const",
          "pattern");

  private final Map<String, Object> root;

  private JsonSchema(Map<String, Object> root) {
    this.root = root;
  }

  /** Reads a schema of {@code docs/reference/schema}. */
  public static JsonSchema named(String name) {
    Path file = Path.of("..", "docs", "reference", "schema", name);
    try {
      return new JsonSchema(Json.parseObject(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what is wrong, a line each. */
  public List<String> problems(Object value) {
    List<String> problems = new ArrayList<>();
    check("$", root, value, problems);
    return problems;
  }

  private void check(String at, Map<?, ?> schema, Object value, List<String> problems) {
    for (Object keyword : schema.keySet()) {
      if (!KNOWN.contains(keyword)) {
        problems.add(at + ": this test does not know the keyword " + keyword);
      }
    }
    if (schema.get("$ref") instanceof String ref) {
      Object definition =
          ((Map<?, ?>) Objects.requireNonNull(root.get("$defs")))
              .get(ref.substring("#/$defs/".length()));
      check(at, (Map<?, ?>) definition, value, problems);
    }
    if (schema.containsKey("const") && !Objects.equals(schema.get("const"), value)) {
      problems.add(at + " is not " + schema.get("const"));
    }
    if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
      problems.add(at + " is " + value + ", none of " + words);
    }
    if (schema.get("pattern") instanceof String pattern
        && value instanceof String text
        && !text.matches("(?s).*(?:" + pattern + ").*")) {
      problems.add(at + " is " + text + ", not like " + pattern);
    }
    type(at, schema, value, problems);
  }

  private void type(String at, Map<?, ?> schema, Object value, List<String> problems) {
    Object type = schema.get("type");
    if ("object".equals(type)) {
      if (value instanceof Map<?, ?> map) {
        members(at, schema, map, problems);
      } else {
        problems.add(at + " is no object");
      }
    } else if ("array".equals(type)) {
      if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          check(at + "[" + i + "]", (Map<?, ?>) schema.get("items"), list.get(i), problems);
        }
      } else {
        problems.add(at + " is no array");
      }
    } else if ("string".equals(type) && !(value instanceof String)) {
      problems.add(at + " is no string");
    }
  }

  private void members(String at, Map<?, ?> schema, Map<?, ?> map, List<String> problems) {
    if (schema.get("required") instanceof List<?> required) {
      required.stream()
          .filter(key -> !map.containsKey(key))
          .forEach(key -> problems.add(at + " has no " + key));
    }
    Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> p ? p : Map.of();
    map.forEach(
        (key, item) -> {
          if (properties.get(key) instanceof Map<?, ?> property) {
            check(at + "." + key, property, item, problems);
          } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
            problems.add(at + "." + key + " is not described");
          }
        });
  }
}
