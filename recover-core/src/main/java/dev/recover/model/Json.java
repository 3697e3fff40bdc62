// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON as plain immutable values.
 *
 * <p>A value is a {@code Map<String, Object>} in the order it was read, a {@code List<Object>}, a
 * {@code String}, a {@code Boolean}, a {@code Long}, a {@code BigDecimal} for every other number,
 * or {@code null}. Maps and lists cannot be changed. Keys that stand twice in one object, trailing
 * text and nesting deeper than {@value #MAX_DEPTH} are refused.
 */
public final class Json {
  /** Deeper than any Kubernetes object, shallow enough that no input can exhaust the stack. */
  public static final int MAX_DEPTH = 128;

  private Json() {}

  /**
   * Returns the value of one JSON text; throws {@link UnreadableException} with line and column.
   */
  public static @Nullable Object parse(String text) {
    return read(new StringReader(text));
  }

  /**
   * Returns the object of one JSON text; anything but an object is an {@link UnreadableException}.
   */
  public static Map<String, Object> parseObject(String text) {
    return readObject(new StringReader(text));
  }

  /** Returns the one JSON object that the reader holds; does not close the reader. */
  public static Map<String, Object> readObject(Reader reader) {
    if (read(reader) instanceof Map<?, ?> map) {
      return asMap(map);
    }
    throw new UnreadableException("the JSON text is not an object");
  }

  /** Returns the one JSON value that the reader holds; does not close the reader. */
  public static @Nullable Object read(Reader reader) {
    JsonReader json = new JsonReader(reader);
    try {
      Object value = read(json);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new UnreadableException("text follows the JSON value at " + place(json));
      }
      return value;
    } catch (IOException | IllegalStateException e) {
      throw new UnreadableException("not valid JSON: " + firstLine(e), e);
    }
  }

  /**
   * Reads the next value of a stream that the caller walks itself, as one does with the items of a
   * long list.
   */
  public static @Nullable Object read(JsonReader json) throws IOException {
    return read(json, 0);
  }

  private static @Nullable Object read(JsonReader json, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new UnreadableException(
          "nested deeper than " + MAX_DEPTH + " levels at " + place(json));
    }
    switch (json.peek()) {
      case BEGIN_OBJECT:
        return readMap(json, depth);
      case BEGIN_ARRAY:
        List<Object> list = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
          list.add(read(json, depth + 1));
        }
        json.endArray();
        return java.util.Collections.unmodifiableList(list);
      case STRING:
        return SharedText.value(json.nextString());
      case BOOLEAN:
        return json.nextBoolean();
      case NUMBER:
        return number(json.nextString());
      case NULL:
        json.nextNull();
        return null;
      default:
        throw new UnreadableException("not valid JSON at " + place(json));
    }
  }

  private static Map<String, Object> readMap(JsonReader json, int depth) throws IOException {
    FlatMap.Builder map = new FlatMap.Builder();
    json.beginObject();
    while (json.hasNext()) {
      String key = SharedText.key(json.nextName());
      if (map.contains(key)) {
        throw new UnreadableException("the key \"" + key + "\" stands twice at " + place(json));
      }
      map.put(key, read(json, depth + 1));
    }
    json.endObject();
    return map.build();
  }

  private static Object number(String text) {
    if (text.length() < 19 && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
      return Long.valueOf(text);
    }
    return new BigDecimal(text);
  }

  /** For example {@code line 3 column 7 path $.items[2]}. */
  private static String place(JsonReader json) {
    return json.toString().replaceFirst("^\\S+ at ", "");
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /** Returns the value on one line, keys in the order they stand. */
  public static String compact(@Nullable Object value) {
    return line(value, false);
  }

  /** Appends the value on one line, keys in the order they stand. */
  public static void compact(@Nullable Object value, StringBuilder out) {
    new JsonText(out, "", false).append(value, 0);
  }

  /** Returns the value on one line with keys sorted: equal values have equal texts. */
  public static String canonical(@Nullable Object value) {
    return line(value, true);
  }

  /** Returns the value with keys sorted, two spaces an indent, and one trailing newline. */
  public static String pretty(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    pretty(value, 0, out);
    return out.append('\n').toString();
  }

  /**
   * Appends the value with keys sorted, two spaces an indent, as it stands so many levels deep in
   * another value; no line break follows.
   */
  public static void pretty(@Nullable Object value, int depth, StringBuilder out) {
    new JsonText(out, "  ", true).append(value, depth);
  }

  private static String line(@Nullable Object value, boolean sorted) {
    StringBuilder out = new StringBuilder();
    new JsonText(out, "", sorted).append(value, 0);
    return out.toString();
  }

  /**
   * Writes the value to {@code out} without closing it and without a trailing newline.
   *
   * @param indent "" for one line
   * @param sorted whether keys are sorted
   */
  public static void write(@Nullable Object value, Writer out, String indent, boolean sorted)
      throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.setHtmlSafe(false);
    json.setSerializeNulls(true);
    json.setIndent(indent);
    write(value, json, sorted);
    json.flush();
  }

  private static void write(@Nullable Object value, JsonWriter json, boolean sorted)
      throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : (sorted ? new TreeMap<>(map) : map).entrySet()) {
        json.name(String.valueOf(entry.getKey()));
        write(entry.getValue(), json, sorted);
      }
      json.endObject();
    } else if (value instanceof List<?> list) {
      json.beginArray();
      for (Object item : list) {
        write(item, json, sorted);
      }
      json.endArray();
    } else if (value instanceof Boolean bool) {
      json.value(bool);
    } else if (value instanceof Number number) {
      json.value(number);
    } else if (value == null) {
      json.nullValue();
    } else {
      json.value(String.valueOf(value));
    }
  }

  /**
   * Returns a deep immutable copy in which every number is a {@code Long} or a {@code BigDecimal}.
   */
  public static @Nullable Object freeze(@Nullable Object value) {
    if (value instanceof String) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      FlatMap.Builder copy = new FlatMap.Builder();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(String.valueOf(entry.getKey()), freeze(entry.getValue()));
      }
      return copy.build();
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(freeze(item));
      }
      return java.util.Collections.unmodifiableList(copy);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      return BigDecimal.valueOf(((Number) value).doubleValue());
    }
    return value;
  }

  /** Views a map read by this class as what it is. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> asMap(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
