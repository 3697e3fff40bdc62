// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.patch;

import dev.recover.model.Json;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON patch: a list of operations, all of which hold or none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public final class JsonPatch {
  private JsonPatch() {}

  /** Returns the tree with the operations carried out; the tree may be changed. */
  public static Map<String, Object> apply(Map<String, Object> tree, @Nullable Object patch) {
    if (!(patch instanceof List<?> operations)) {
      throw Refusal.badRequest(
          "error decoding patch: json: cannot unmarshal object into Go value of type"
              + " []handlers.jsonPatchOp");
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("", tree);
    operations.forEach(operation -> carryOut(root, Tree.map(operation)));
    return Tree.map(root, "");
  }

  private static void carryOut(Map<String, Object> root, Map<String, Object> operation) {
    List<String> path = segments(operation, "path");
    switch (Tree.text(operation, "op")) {
      case "add" -> add(root, path, Tree.copy(operation.get("value")));
      case "remove" -> remove(root, path);
      case "replace" -> {
        require(exists(root, path));
        put(root, path, Tree.copy(operation.get("value")));
      }
      case "test" -> require(Objects.equals(find(root, path), operation.get("value")));
      case "move" -> {
        List<String> from = segments(operation, "from");
        Object value = find(root, from);
        remove(root, from);
        add(root, path, value);
      }
      case "copy" -> add(root, path, Tree.copy(find(root, segments(operation, "from"))));
      default -> throw rejected();
    }
  }

  private static List<String> segments(Map<String, Object> operation, String key) {
    String pointer = Tree.text(operation, key);
    List<String> segments = new ArrayList<>();
    for (String part : pointer.split("/", -1)) {
      segments.add(part.replace("~1", "/").replace("~0", "~"));
    }
    require(segments.get(0).isEmpty());
    return segments;
  }

  private static @Nullable Object find(Map<String, Object> root, List<String> path) {
    Object value = root;
    for (String segment : path) {
      value = child(value, segment);
    }
    return value;
  }

  private static @Nullable Object child(@Nullable Object parent, String segment) {
    if (parent instanceof Map<?, ?> map) {
      return map.get(segment);
    }
    require(parent instanceof List<?>);
    List<?> list = (List<?>) Objects.requireNonNull(parent);
    int index = index(segment);
    require(index < list.size());
    return list.get(index);
  }

  private static boolean exists(Map<String, Object> root, List<String> path) {
    Object parent = find(root, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    return parent instanceof Map<?, ?> map
        ? map.containsKey(last)
        : parent instanceof List<?> list && index(last) < list.size();
  }

  private static void add(Map<String, Object> root, List<String> path, @Nullable Object value) {
    Object parent = find(root, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    if (parent instanceof List<?> list) {
      int index = last.equals("-") ? list.size() : index(last);
      require(index <= list.size());
      asList(list).add(index, value);
    } else {
      put(root, path, value);
    }
  }

  private static void put(Map<String, Object> root, List<String> path, @Nullable Object value) {
    Object parent = find(root, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    if (parent instanceof Map<?, ?> map) {
      Json.asMap(map).put(last, value);
    } else {
      require(parent instanceof List<?>);
      List<?> list = (List<?>) Objects.requireNonNull(parent);
      asList(list).set(index(last), value);
    }
  }

  private static void remove(Map<String, Object> root, List<String> path) {
    require(exists(root, path));
    Object parent = find(root, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    if (parent instanceof Map<?, ?> map) {
      map.remove(last);
    } else if (parent instanceof List<?> list) {
      list.remove(index(last));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> asList(List<?> list) {
    return (List<Object>) list;
  }

  private static int index(String segment) {
    require(segment.matches("[0-9]{1,6}"));
    return Integer.parseInt(segment);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw rejected();
    }
  }

  private static Refusal rejected() {
    return new Refusal(
        422, "Invalid", "the server rejected our request due to an error in our request", Map.of());
  }
}
