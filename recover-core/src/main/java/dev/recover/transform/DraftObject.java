// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.transform.Draft.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One object of a draft: a tree that is changed in place, and what was changed in it. */
final class DraftObject {
  /** Stands in a list for an item that was removed, so that the others keep their index. */
  private static final Object GONE = new Object();

  private final Map<String, Object> tree;
  private final Map<FieldPath, Change> changes = new HashMap<>();
  private final List<List<Object>> holed = new ArrayList<>();

  DraftObject(KubeObject captured) {
    tree = Json.asMap((Map<?, ?>) Objects.requireNonNull(thaw(captured.tree())));
  }

  @Nullable Object at(FieldPath path) {
    return walk(path, path.segments().size());
  }

  private @Nullable Object walk(FieldPath path, int steps) {
    Object value = tree;
    for (int step = 0; step < steps; step++) {
      value = value instanceof Map<?, ?> map ? map.get(path.segments().get(step)) : null;
    }
    return value;
  }

  boolean holds(FieldPath path) {
    return parent(path) instanceof Map<?, ?> map && map.containsKey(last(path));
  }

  void set(FieldPath path, Object value, Cause cause) {
    Object before = at(path);
    Object after = Objects.requireNonNull(Json.freeze(value));
    if (after.equals(before)) {
      return;
    }
    record(path, before, after, cause);
    Map<String, Object> map = tree;
    for (Object segment : path.segments().subList(0, path.segments().size() - 1)) {
      Object inner = map.get(segment);
      if (!(inner instanceof Map<?, ?>)) {
        inner = new LinkedHashMap<String, Object>();
        map.put((String) segment, inner);
      }
      map = Json.asMap((Map<?, ?>) inner);
    }
    map.put(last(path), Objects.requireNonNull(thaw(after)));
  }

  void strip(FieldPath path, Cause cause) {
    if (parent(path) instanceof Map<?, ?> map && map.containsKey(last(path))) {
      Object before = map.remove(last(path));
      if (before != null) {
        record(path, before, null, cause);
      }
      removeIfEmptied(path, map);
    }
  }

  void stripItems(FieldPath path, Predicate<Object> picks, Function<Object, Cause> cause) {
    if (!(at(path) instanceof List<?> list)) {
      return;
    }
    List<Object> items = asList(list);
    for (int index = 0; index < items.size(); index++) {
      Object item = items.get(index);
      if (item != null && item != GONE && picks.test(item)) {
        record(path.then(index), item, null, cause.apply(item));
        items.set(index, GONE);
      }
    }
    holed.add(items);
    if (!items.isEmpty() && items.stream().allMatch(item -> item == GONE)) {
      Objects.requireNonNull((Map<?, ?>) parent(path)).remove(last(path));
    }
  }

  /** An empty map of labels or annotations says nothing; one that a rule emptied goes with it. */
  private void removeIfEmptied(FieldPath path, Map<?, ?> map) {
    if (map.isEmpty() && path.segments().size() == 3 && "metadata".equals(path.segments().get(0))) {
      strip(path.parent(), new Cause("", ""));
    }
  }

  private void record(
      FieldPath path, @Nullable Object before, @Nullable Object after, Cause cause) {
    if (cause.rule().isEmpty()) {
      return;
    }
    Change earlier = changes.get(path);
    changes.put(
        path,
        earlier == null
            ? new Change(frozen(before), frozen(after), cause)
            : new Change(earlier.before, frozen(after), joined(earlier.cause, cause)));
  }

  private static Cause joined(Cause earlier, Cause later) {
    return new Cause(later.rule(), earlier.reason() + "; then " + later.reason());
  }

  private static Optional<Object> frozen(@Nullable Object value) {
    return Optional.ofNullable(Json.freeze(value));
  }

  /** Returns what the object has become; changes after it are lost. */
  KubeObject finish() {
    holed.forEach(items -> items.removeIf(item -> item == GONE));
    return KubeObject.of(tree);
  }

  /** The edits by path. */
  List<Edit> edits(ObjectRef object) {
    return changes.entrySet().stream()
        .filter(entry -> !entry.getValue().before.equals(entry.getValue().after))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().toEdit(object, entry.getKey()))
        .toList();
  }

  private @Nullable Object parent(FieldPath path) {
    return walk(path, path.segments().size() - 1);
  }

  private static String last(FieldPath path) {
    return (String) path.segments().get(path.segments().size() - 1);
  }

  private static @Nullable Object thaw(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>(map.size() * 2);
      map.forEach((key, item) -> copy.put(key, thaw(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(thaw(item)));
      return copy;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> asList(List<?> list) {
    return (List<Object>) list;
  }

  private record Change(Optional<Object> before, Optional<Object> after, Cause cause) {
    Edit toEdit(ObjectRef object, FieldPath path) {
      return new Edit(object, path, before, after, cause.rule(), cause.reason());
    }
  }
}
