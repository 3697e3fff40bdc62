// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A frozen tree that can be changed: what lies on the way to a change is copied once, the rest is
 * shared.
 *
 * <p>With ten thousand volumes, copying whole objects would cost more than all the rules.
 */
final class LooseTree {
  /** Stands in a list for an item that was removed, so that the others keep their index. */
  static final Object GONE = new Object();

  private final LooseMap root;

  LooseTree(Map<String, Object> frozen) {
    root = new LooseMap(frozen);
  }

  @Nullable Object at(FieldPath path) {
    return walk(path, path.segments().size());
  }

  boolean holds(FieldPath path) {
    return parent(path) instanceof Map<?, ?> map && map.containsKey(last(path));
  }

  /** Puts a frozen value; maps on the way are made. */
  void put(FieldPath path, Object value) {
    loosen(path, path.segments().size() - 1).put(last(path), value);
  }

  /** Removes a field that is there; labels or annotations that became empty go with it. */
  void remove(FieldPath path) {
    int depth = path.segments().size() - 1;
    LooseMap map = loosen(path, depth);
    map.remove(last(path));
    if (map.isEmpty() && depth == 2 && "metadata".equals(path.segments().get(0))) {
      loosen(path, 1).remove(path.segments().get(1));
    }
  }

  /** Removes an item of a list that is there; a list that became empty goes with it. */
  void removeItem(FieldPath path, int index) {
    LooseMap map = loosen(path, path.segments().size() - 1);
    if (!(map.get(last(path)) instanceof List<?> items)) {
      throw new IllegalArgumentException("there is no list at " + path);
    }
    LooseList list = items instanceof LooseList loose ? loose : new LooseList(items);
    list.set(index, GONE);
    if (list.stream().allMatch(item -> item == GONE)) {
      map.remove(last(path));
    } else {
      map.put(last(path), list);
    }
  }

  /** Returns the tree as it has become; it is not to be changed after that. */
  Map<String, Object> finish() {
    return tightenMap(root);
  }

  private @Nullable Object parent(FieldPath path) {
    return walk(path, path.segments().size() - 1);
  }

  private @Nullable Object walk(FieldPath path, int steps) {
    Object value = root;
    for (int step = 0; step < steps; step++) {
      value = value instanceof Map<?, ?> map ? map.get(path.segments().get(step)) : null;
    }
    return value;
  }

  private LooseMap loosen(FieldPath path, int steps) {
    LooseMap map = root;
    for (int step = 0; step < steps; step++) {
      String key = (String) path.segments().get(step);
      Object inner = map.get(key);
      if (!(inner instanceof LooseMap)) {
        inner = new LooseMap(inner instanceof Map<?, ?> frozen ? Json.asMap(frozen) : Map.of());
        map.put(key, inner);
      }
      map = (LooseMap) inner;
    }
    return map;
  }

  private static String last(FieldPath path) {
    return (String) path.segments().get(path.segments().size() - 1);
  }

  private static Map<String, Object> tightenMap(LooseMap map) {
    map.replaceAll((key, value) -> tighten(value));
    return Collections.unmodifiableMap(map);
  }

  private static @Nullable Object tighten(@Nullable Object value) {
    if (value instanceof LooseMap map) {
      return tightenMap(map);
    }
    if (value instanceof LooseList list) {
      list.removeIf(item -> item == GONE);
      return Collections.unmodifiableList(list);
    }
    return value;
  }

  private static final class LooseMap extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    LooseMap(Map<String, Object> values) {
      super(values);
    }
  }

  private static final class LooseList extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    LooseList(Collection<?> values) {
      super(values);
    }
  }
}
