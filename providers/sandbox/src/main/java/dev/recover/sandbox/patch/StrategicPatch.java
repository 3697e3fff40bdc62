// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.patch;

import dev.recover.model.Json;
import dev.recover.sandbox.schema.Schema;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A strategic merge patch: as a merge patch, but lists with a merge key are merged item by item.
 *
 * <p>Knows {@code $patch} (replace, delete, merge), {@code $retainKeys}, {@code
 * $deleteFromPrimitiveList} and {@code $setElementOrder}.
 *
 * @see <a
 *     href="https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md">
 *     Strategic merge patch</a>
 */
public final class StrategicPatch {
  private static final String PATCH = "$patch";
  private static final String RETAIN = "$retainKeys";
  private static final String DELETE = "$deleteFromPrimitiveList/";
  private static final String ORDER = "$setElementOrder/";

  private StrategicPatch() {}

  /** Returns the tree with the patch merged into it; the tree may be changed. */
  public static Map<String, Object> apply(
      Schema schema, Map<String, Object> tree, Map<String, Object> patch) {
    return map(Optional.of(schema), tree, patch);
  }

  private static Map<String, Object> map(
      Optional<Schema> schema, Map<String, Object> present, Map<String, Object> patch) {
    String directive = Tree.text(patch, PATCH);
    if (directive.equals("replace") || directive.equals("delete")) {
      Map<String, Object> only = new LinkedHashMap<>(Tree.copyOf(patch));
      only.remove(PATCH);
      return directive.equals("delete") ? new LinkedHashMap<>() : only;
    }
    Map<String, Object> tree = present;
    if (patch.get(RETAIN) instanceof List<?> kept) {
      tree.keySet().removeIf(key -> !kept.contains(key));
    }
    for (Map.Entry<String, Object> entry : patch.entrySet()) {
      if (entry.getKey().startsWith(DELETE)) {
        String key = entry.getKey().substring(DELETE.length());
        List<Object> left = new ArrayList<>(Tree.list(tree, key));
        left.removeAll(Tree.list(patch, entry.getKey()));
        tree.put(key, left);
      }
    }
    patch.forEach((key, value) -> field(schema.flatMap(s -> s.below(key)), tree, key, value));
    patch.forEach((key, value) -> order(schema, tree, key, value));
    return tree;
  }

  private static void field(
      Optional<Schema> schema, Map<String, Object> tree, String key, @Nullable Object value) {
    if (key.startsWith("$")) {
      return;
    }
    if (value == null) {
      tree.remove(key);
    } else if (value instanceof Map<?, ?> patch) {
      Map<String, Object> present =
          tree.get(key) instanceof Map<?, ?> map ? Json.asMap(map) : new LinkedHashMap<>();
      Map<String, Object> merged = map(schema, present, Json.asMap(patch));
      if (Tree.text(patch, PATCH).equals("delete")) {
        tree.remove(key);
      } else {
        tree.put(key, merged);
      }
    } else if (value instanceof List<?> patch) {
      tree.put(key, list(schema, Tree.list(tree, key), patch));
    } else {
      tree.put(key, value);
    }
  }

  private static List<Object> list(Optional<Schema> schema, List<Object> present, List<?> patch) {
    List<Object> result = new ArrayList<>();
    if (schema.isEmpty() || !schema.get().strategicMerge()) {
      patch.forEach(item -> result.add(Tree.copy(item)));
      return result;
    }
    boolean replace = patch.stream().anyMatch(i -> Tree.text(i, PATCH).equals("replace"));
    if (!replace) {
      result.addAll(present);
    }
    String key = schema.get().mergeKey();
    for (Object item : patch) {
      if (key.isEmpty()) {
        if (!result.contains(item)) {
          result.add(item);
        }
      } else if (!Tree.text(item, PATCH).equals("replace")) {
        item(schema.get().items(), key, result, Tree.map(item));
      }
    }
    return newFirst(key, replace ? List.of() : present, patch, result);
  }

  /**
   * Puts items that are new before those that the patch does not name, as the API server does;
   * items that were there keep their order.
   */
  private static List<Object> newFirst(
      String key, List<Object> present, List<?> patch, List<Object> result) {
    List<Object> before = present.stream().map(item -> id(key, item)).toList();
    List<Object> named = patch.stream().map(item -> id(key, item)).toList();
    List<Object> left = new ArrayList<>();
    named.forEach(
        wanted -> result.stream().filter(i -> id(key, i).equals(wanted)).forEach(left::add));
    List<Object> right = new ArrayList<>(result);
    right.removeAll(left);
    List<Object> sorted = new ArrayList<>();
    while (!left.isEmpty() && !right.isEmpty()) {
      int first = before.indexOf(id(key, left.get(0)));
      int second = before.indexOf(id(key, right.get(0)));
      sorted.add(first < second ? left.remove(0) : right.remove(0));
    }
    sorted.addAll(left);
    sorted.addAll(right);
    return sorted;
  }

  private static Object id(String key, @Nullable Object item) {
    Object id = key.isEmpty() ? item : Tree.at(item, key);
    return id == null ? "" : id;
  }

  private static void item(
      Schema schema, String key, List<Object> result, Map<String, Object> patch) {
    Object id = patch.get(key);
    if (id == null) {
      throw new Refusal(
          422,
          "Invalid",
          "map: " + Json.compact(patch) + " does not contain declared merge key: " + key,
          Map.of());
    }
    int at = 0;
    while (at < result.size() && !id.equals(Tree.at(result.get(at), key))) {
      at++;
    }
    if (Tree.text(patch, PATCH).equals("delete")) {
      if (at < result.size()) {
        result.remove(at);
      }
    } else if (at < result.size()) {
      result.set(at, map(Optional.of(schema), Tree.map(result.get(at)), patch));
    } else {
      result.add(map(Optional.of(schema), new LinkedHashMap<>(), patch));
    }
  }

  /** Sorts a list as the patch wants; items that it does not name keep their place at the end. */
  private static void order(
      Optional<Schema> schema, Map<String, Object> tree, String directive, @Nullable Object value) {
    if (!directive.startsWith(ORDER) || !(value instanceof List<?> wanted)) {
      return;
    }
    String key = directive.substring(ORDER.length());
    String mergeKey = schema.flatMap(s -> s.below(key)).map(Schema::mergeKey).orElse("");
    List<Object> left = new ArrayList<>(Tree.list(tree, key));
    List<Object> sorted = new ArrayList<>();
    for (Object item : wanted) {
      Object id = mergeKey.isEmpty() ? item : Tree.at(item, mergeKey);
      left.stream()
          .filter(l -> Objects.equals(mergeKey.isEmpty() ? l : Tree.at(l, mergeKey), id))
          .findFirst()
          .ifPresent(
              found -> {
                sorted.add(found);
                left.remove(found);
              });
    }
    sorted.addAll(left);
    if (!sorted.isEmpty()) {
      tree.put(key, sorted);
    }
  }
}
