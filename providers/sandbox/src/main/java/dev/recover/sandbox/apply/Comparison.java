// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.sandbox.schema.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of one object.
 *
 * @param added fields that only the second has
 * @param modified leaves that both have, with different values
 * @param removed fields that only the first has
 */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
  static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

  boolean isEmpty() {
    return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
  }

  static Comparison of(Schema schema, @Nullable Object before, @Nullable Object after) {
    if (before == null && after == null || before != null && before.equals(after)) {
      return SAME;
    }
    boolean leafBefore = before != null && Elements.isLeaf(schema, before);
    boolean leafAfter = after != null && Elements.isLeaf(schema, after);
    if (before != null && after != null && (leafBefore || leafAfter)) {
      return new Comparison(FieldSet.EMPTY, FieldSet.LEAF, FieldSet.EMPTY);
    }
    Comparison below = inside(schema, before, after);
    if (before == null) {
      return new Comparison(with(below.added), below.modified, below.removed);
    }
    return after == null ? new Comparison(below.added, below.modified, with(below.removed)) : below;
  }

  private static FieldSet with(FieldSet set) {
    return new FieldSet(true, set.children());
  }

  private static Comparison inside(Schema schema, @Nullable Object before, @Nullable Object after) {
    Map<String, Elements.Part> first = Elements.of(schema, before);
    Map<String, Elements.Part> second = Elements.of(schema, after);
    Map<String, FieldSet> added = new TreeMap<>();
    Map<String, FieldSet> modified = new TreeMap<>();
    Map<String, FieldSet> removed = new TreeMap<>();
    Map<String, Elements.Part> all = new TreeMap<>(first);
    all.putAll(second);
    all.forEach(
        (element, part) -> {
          Comparison parts = of(part.schema(), value(first, element), value(second, element));
          put(added, element, parts.added);
          put(modified, element, parts.modified);
          put(removed, element, parts.removed);
        });
    return new Comparison(
        new FieldSet(false, added), new FieldSet(false, modified), new FieldSet(false, removed));
  }

  private static @Nullable Object value(Map<String, Elements.Part> parts, String element) {
    return parts.containsKey(element) ? Objects.requireNonNull(parts.get(element)).value() : null;
  }

  private static void put(Map<String, FieldSet> sets, String element, FieldSet set) {
    if (!set.isEmpty()) {
      sets.put(element, set);
    }
  }
}
