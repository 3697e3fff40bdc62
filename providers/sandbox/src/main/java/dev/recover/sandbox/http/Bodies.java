// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.registry.Resource;
import dev.recover.sandbox.schema.Protobuf;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the body of a request into a tree that can be changed. */
final class Bodies {
  private static final int MAX_DEPTH = 1000;

  private Bodies() {}

  /**
   * A body as it was read.
   *
   * @param duplicates the paths of keys that stand twice; the last one counts
   */
  record Parsed(@Nullable Object value, List<String> duplicates) {}

  /** Parses JSON, or YAML where the media type allows it. */
  static Parsed parse(Call call) throws IOException {
    if (Protobuf.is(call.body())) {
      return new Parsed(protobuf(call.body()), List.of());
    }
    String text = new String(call.body(), StandardCharsets.UTF_8);
    boolean yaml = call.contentType().endsWith("yaml") && !text.stripLeading().startsWith("{");
    if (yaml) {
      return new Parsed(yaml(text), List.of());
    }
    JsonReader reader = new JsonReader(new StringReader(text));
    List<String> duplicates = new ArrayList<>();
    Object value = read(reader, "", 0, duplicates);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new IOException("invalid character after top-level value");
    }
    return new Parsed(value, duplicates);
  }

  private static Object protobuf(byte[] bytes) {
    try {
      return Protobuf.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          415,
          "UnsupportedMediaType",
          "the body of the request was in an unknown format - accepted media types include:"
              + " application/json, application/yaml ("
              + e.getMessage()
              + ")",
          Map.of());
    }
  }

  private static @Nullable Object yaml(String text) throws IOException {
    try {
      Load load = new Load(LoadSettings.builder().build());
      return Tree.copy(dev.recover.model.Json.freeze(load.loadFromString(text)));
    } catch (YamlEngineException e) {
      throw new IOException("error converting YAML to JSON: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object read(
      JsonReader reader, String path, int depth, List<String> duplicates) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("exceeded max depth");
    }
    switch (reader.peek()) {
      case BEGIN_OBJECT:
        return readMap(reader, path, depth, duplicates);
      case BEGIN_ARRAY:
        List<Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          list.add(read(reader, path + "[" + list.size() + "]", depth + 1, duplicates));
        }
        reader.endArray();
        return list;
      case STRING:
        return reader.nextString();
      case BOOLEAN:
        return reader.nextBoolean();
      case NUMBER:
        return number(reader.nextString());
      default:
        reader.nextNull();
        return null;
    }
  }

  private static Map<String, Object> readMap(
      JsonReader reader, String path, int depth, List<String> duplicates) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String key = reader.nextName();
      String below = path.isEmpty() ? key : path + "." + key;
      boolean twice = map.containsKey(key);
      map.put(key, read(reader, below, depth + 1, duplicates));
      if (twice) {
        duplicates.add(below);
      }
    }
    reader.endObject();
    return map;
  }

  private static Object number(String text) {
    boolean whole = text.length() < 19 && text.chars().allMatch(c -> c == '-' || c >= '0');
    return whole ? (Object) Long.valueOf(text) : new BigDecimal(text);
  }

  /** Reads an object of the given type, with everything in it that the client sent. */
  static Parsed object(Call call, ResourceType type) {
    Parsed parsed;
    try {
      parsed = parse(call);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw unrecognized(type, "json parse error: " + firstLine(e), call);
    }
    if (!(parsed.value() instanceof Map<?, ?>)) {
      throw unrecognized(type, "json parse error: json: cannot unmarshal into Go value", call);
    }
    requireType(type, Tree.map(parsed.value()));
    return parsed;
  }

  /** What is wrong with a text, in the API's words where that is cheap. */
  static String firstLine(Exception e) {
    return e instanceof java.io.EOFException
        ? "unexpected end of JSON input"
        : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Refusal unrecognized(ResourceType type, String why, Call call) {
    String text = new String(call.body(), StandardCharsets.UTF_8);
    return Refusal.badRequest(
        "the object provided is unrecognized (must be of type "
            + type.kind()
            + "): couldn't get version/kind; "
            + why
            + " ("
            + (text.isEmpty()
                ? "<empty>"
                : text.length() > 60 ? text.substring(0, 60) + " ..." : text)
            + ")");
  }

  private static void requireType(ResourceType type, Map<String, Object> tree) {
    String kind = Tree.text(tree, "kind");
    String version = Tree.text(tree, "apiVersion");
    String shown = version.isEmpty() ? type.apiVersion() : version;
    String named = kind.isEmpty() ? type.kind() : kind;
    if (named.equals(type.kind()) && shown.equals(type.apiVersion())) {
      return;
    }
    String go = shown.replaceFirst("^.*/", "");
    throw Refusal.badRequest(
        named
            + " in version \""
            + go
            + "\" cannot be handled as a "
            + type.kind()
            + ": "
            + (Resource.ofKind(shown, named).isPresent()
                ? "converting ("
                    + go
                    + "."
                    + named
                    + ") to (core."
                    + type.kind()
                    + "): unknown conversion"
                : "no kind \""
                    + named
                    + "\" is registered for version \""
                    + shown
                    + "\" in scheme \"pkg/runtime/scheme.go:111\""));
  }
}
