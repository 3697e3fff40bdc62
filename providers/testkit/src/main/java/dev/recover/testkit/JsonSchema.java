// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

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
          "oneOf",
          "minimum",
          "pattern");

  private final Path folder;
  private final Map<String, Object> root;

  private JsonSchema(Path file) {
    this.folder = Objects.requireNonNull(file.getParent());
    try {
      this.root = Json.parseObject(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a schema; those it refers to by their file's name are beside it. */
  public static JsonSchema of(Path file) {
    return new JsonSchema(file);
  }

  /** Reads a schema of {@code docs/reference/schema}, from the folder of any module. */
  public static JsonSchema named(String name) {
    return of(folder().resolve(name));
  }

  /** The folder of our schemas. */
  public static Path folder() {
    Path schemas = Path.of("docs", "reference", "schema");
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve(schemas))) {
      at = Objects.requireNonNull(at.getParent(), "no folder above has " + schemas);
    }
    return at.resolve(schemas);
  }

  /** The schema itself. */
  public Map<String, Object> tree() {
    return root;
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
      refer(at, ref, value, problems);
    }
    if (schema.get("oneOf") instanceof List<?> choices) {
      oneOf(at, choices, value, problems);
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
    if (schema.get("minimum") instanceof Number least
        && value instanceof Number number
        && number.doubleValue() < least.doubleValue()) {
      problems.add(at + " is " + number + ", less than " + least);
    }
    type(at, schema, value, problems);
  }

  private void refer(String at, String ref, Object value, List<String> problems) {
    if (ref.startsWith("#/$defs/")) {
      Object definition =
          Objects.requireNonNull((Map<?, ?>) root.get("$defs"))
              .get(ref.substring("#/$defs/".length()));
      check(at, (Map<?, ?>) Objects.requireNonNull(definition, ref), value, problems);
    } else {
      JsonSchema other = of(folder.resolve(ref));
      other.check(at, other.root, value, problems);
    }
  }

  /** Our choices differ in one constant, so what the nearest complains about is what is wrong. */
  private void oneOf(String at, List<?> choices, Object value, List<String> problems) {
    List<List<String>> tried = new ArrayList<>();
    for (Object choice : choices) {
      List<String> found = new ArrayList<>();
      check(at, (Map<?, ?>) choice, value, found);
      tried.add(found);
    }
    long fitting = tried.stream().filter(List::isEmpty).count();
    if (fitting > 1) {
      problems.add(at + " fits " + fitting + " of the choices");
    } else if (fitting == 0) {
      tried.stream().min(java.util.Comparator.comparingInt(List::size)).ifPresent(problems::addAll);
    }
  }

  private void type(String at, Map<?, ?> schema, Object value, List<String> problems) {
    if (!(schema.get("type") instanceof String type)) {
      return;
    }
    if (!isOf(type, value)) {
      problems.add(at + " is no " + type + ": " + value);
    } else if (value instanceof Map<?, ?> map) {
      members(at, schema, map, problems);
    } else if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < list.size(); i++) {
        check(at + "[" + i + "]", items, list.get(i), problems);
      }
    }
  }

  private static boolean isOf(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map<?, ?>;
      case "array" -> value instanceof List<?>;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Long || value instanceof Integer;
      default -> throw new IllegalArgumentException("this test does not know the type " + type);
    };
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
