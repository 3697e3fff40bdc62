// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and edits JSON trees whose maps and lists can be changed, as one write holds them. */
public final class Tree {
  private Tree() {}

  /** Returns a deep copy whose maps and lists can be changed. */
  public static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return value;
  }

  /** Returns a deep copy of a map that can be changed. */
  public static Map<String, Object> copyOf(Map<String, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, item) -> copy.put(key, copy(item)));
    return copy;
  }

  /** Returns what stands at the keys, or null. */
  public static @Nullable Object at(@Nullable Object tree, String... keys) {
    Object value = tree;
    for (String key : keys) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  /** Returns the text at the keys; "" when there is none. */
  public static String text(@Nullable Object tree, String... keys) {
    return at(tree, keys) instanceof String text ? text : "";
  }

  /** Returns the whole number at the keys, or {@code otherwise}. */
  public static long number(@Nullable Object tree, long otherwise, String... keys) {
    return at(tree, keys) instanceof Number number ? number.longValue() : otherwise;
  }

  /** Returns the map at the keys for reading; an empty one when there is none. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(@Nullable Object tree, String... keys) {
    return at(tree, keys) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** Returns the list at the keys for reading; an empty one when there is none. */
  @SuppressWarnings("unchecked")
  public static List<Object> list(@Nullable Object tree, String... keys) {
    return at(tree, keys) instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** Returns the map at the keys for writing, made when there is none. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> make(Map<String, Object> tree, String... keys) {
    Map<String, Object> map = tree;
    for (String key : keys) {
      if (!(map.get(key) instanceof Map<?, ?>)) {
        map.put(key, new LinkedHashMap<>());
      }
      map = (Map<String, Object>) map.get(key);
    }
    return map;
  }

  /** Puts a value at a key unless something but null stands there. */
  public static void fill(Map<String, Object> map, String key, Object value) {
    if (map.get(key) == null) {
      map.put(key, value);
    }
  }

  /** Removes every null, and nothing else; the API never stores one. */
  public static void dropNulls(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().removeIf(item -> item == null);
      map.values().forEach(Tree::dropNulls);
    } else if (value instanceof List<?> list) {
      list.forEach(Tree::dropNulls);
    }
  }

  /** Adds a text to the list at the key unless it is in it. */
  public static void addText(Map<String, Object> map, String key, String text) {
    List<Object> list = new ArrayList<>(list(map, key));
    if (!list.contains(text)) {
      list.add(text);
      map.put(key, list);
    }
  }
}
