// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.model.Json;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * A set of fields as a tree of path elements: {@code f:name} for a field, {@code k:{...}} for an
 * item known by its keys, {@code v:...} for an item known by its value.
 *
 * <p>Immutable. Written as {@code fieldsV1} writes it.
 *
 * @param member whether the field at this place is in the set itself
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff">structured-merge-diff</a>
 */
public record FieldSet(boolean member, Map<String, FieldSet> children) {
  public static final FieldSet EMPTY = new FieldSet(false, Map.of());
  static final FieldSet LEAF = new FieldSet(true, Map.of());

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  FieldSet child(String element) {
    return children.getOrDefault(element, EMPTY);
  }

  FieldSet union(FieldSet other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<String, FieldSet> all = new TreeMap<>(children);
    other.children.forEach((element, set) -> all.merge(element, set, FieldSet::union));
    return new FieldSet(member || other.member, all);
  }

  FieldSet intersection(FieldSet other) {
    return combine(other, member && other.member, FieldSet::intersection);
  }

  FieldSet difference(FieldSet other) {
    return other.isEmpty() ? this : combine(other, member && !other.member, FieldSet::difference);
  }

  /** Everything that is not in the other set nor below one of its members. */
  FieldSet recursiveDifference(FieldSet other) {
    return other.member ? EMPTY : combine(other, member, FieldSet::recursiveDifference);
  }

  private FieldSet combine(FieldSet other, boolean in, BinaryOperator<FieldSet> with) {
    Map<String, FieldSet> kept = new TreeMap<>();
    children.forEach(
        (element, set) -> {
          FieldSet result = with.apply(set, other.child(element));
          if (!result.isEmpty()) {
            kept.put(element, result);
          }
        });
    return new FieldSet(in, kept);
  }

  /** The same set with every named field on the way to a member a member too. */
  FieldSet withNamedParents() {
    Map<String, FieldSet> all = new TreeMap<>();
    children.forEach(
        (element, set) -> {
          FieldSet below = set.withNamedParents();
          boolean named = element.startsWith("f:") && !below.children.isEmpty();
          all.put(element, new FieldSet(below.member || named, below.children));
        });
    return new FieldSet(member, all);
  }

  /**
   * Calls for every member below with its path as messages write it, for example {@code .spec.csi};
   * the members of one level come before what is deeper.
   */
  void forEach(String path, Consumer<String> each) {
    children.forEach(
        (element, set) -> {
          if (set.member) {
            each.accept(path + shown(element));
          }
        });
    children.forEach((element, set) -> set.forEach(path + shown(element), each));
  }

  private static String shown(String element) {
    String value = element.substring(2);
    if (element.startsWith("f:")) {
      return "." + value;
    }
    if (element.startsWith("k:")) {
      StringBuilder keys = new StringBuilder();
      Json.parseObject(value)
          .forEach(
              (key, item) ->
                  keys.append(keys.length() == 0 ? "" : ",")
                      .append(key)
                      .append('=')
                      .append(Json.compact(item)));
      return "[" + keys + "]";
    }
    return "[=" + value + "]";
  }

  /** Reads what {@code fieldsV1} holds. */
  static FieldSet read(Map<String, Object> json) {
    Map<String, FieldSet> children = new TreeMap<>();
    json.forEach(
        (element, below) -> {
          if (!element.equals(".")) {
            Map<String, Object> map = Tree.map(below);
            children.put(element, map.isEmpty() ? LEAF : read(map));
          }
        });
    return new FieldSet(json.containsKey("."), children);
  }

  /** Writes what {@code fieldsV1} holds. */
  Map<String, Object> write() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (member && !children.isEmpty()) {
      json.put(".", Map.of());
    }
    children.forEach((element, set) -> json.put(element, set.write()));
    return json;
  }
}
