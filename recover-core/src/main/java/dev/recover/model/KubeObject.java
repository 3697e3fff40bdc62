// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes object as an immutable JSON tree.
 *
 * <p>Fields that this build does not know go through untouched. Reads of a field that is absent,
 * {@code null} or of another type answer "absent"; they never throw.
 */
public final class KubeObject {
  private final Map<String, Object> tree;

  private KubeObject(Map<String, Object> tree) {
    this.tree = tree;
  }

  /** Wraps a tree made by {@link Json}, which is already immutable. */
  public static KubeObject ofFrozen(Map<String, Object> tree) {
    return new KubeObject(tree);
  }

  /** Copies any map of maps, lists and scalars. */
  public static KubeObject of(Map<String, ?> tree) {
    return new KubeObject(
        Json.asMap((Map<?, ?>) java.util.Objects.requireNonNull(Json.freeze(tree))));
  }

  /** Parses one JSON object; throws {@link UnreadableException}. */
  public static KubeObject parse(String json) {
    return new KubeObject(Json.parseObject(json));
  }

  /** Returns an object with nothing but apiVersion, kind, name and, unless empty, namespace. */
  public static KubeObject named(ResourceType type, String namespace, String name) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", type.apiVersion());
    tree.put("kind", type.kind());
    tree.put("metadata", metadata);
    return of(tree);
  }

  /** The whole tree, immutable. */
  public Map<String, Object> tree() {
    return tree;
  }

  public String apiVersion() {
    return text("apiVersion").orElse("");
  }

  public String kind() {
    return text("kind").orElse("");
  }

  public String name() {
    return text("metadata", "name").orElse("");
  }

  /** The namespace, or "" for an object that has none. */
  public String namespace() {
    return text("metadata", "namespace").orElse("");
  }

  public Optional<String> uid() {
    return text("metadata", "uid");
  }

  public Optional<String> resourceVersion() {
    return text("metadata", "resourceVersion");
  }

  /** Whether deletion was asked for; such an object can never be kept. */
  public boolean terminating() {
    return text("metadata", "deletionTimestamp").isPresent();
  }

  public Map<String, String> labels() {
    return texts("metadata", "labels");
  }

  public Map<String, String> annotations() {
    return texts("metadata", "annotations");
  }

  public ObjectRef ref() {
    String version = apiVersion();
    int slash = version.indexOf('/');
    return new ObjectRef(slash < 0 ? "" : version.substring(0, slash), kind(), namespace(), name());
  }

  /** Returns what stands at the path of keys: a map, list, string, number or boolean. */
  public Optional<Object> at(String... keys) {
    return Optional.ofNullable(value(keys));
  }

  private @Nullable Object value(String... keys) {
    Object value = tree;
    for (String key : keys) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  /** Returns what stands at the path. */
  public Optional<Object> at(FieldPath path) {
    Object value = tree;
    for (Object segment : path.segments()) {
      value = child(value, segment);
    }
    return Optional.ofNullable(value);
  }

  private static @Nullable Object child(@Nullable Object value, Object segment) {
    if (segment instanceof Integer index) {
      return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
    return value instanceof Map<?, ?> map ? map.get(segment) : null;
  }

  /** Returns the text at the path of keys; numbers and booleans are not text. */
  public Optional<String> text(String... keys) {
    return value(keys) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the list at the path of keys without its nulls, empty when there is none. */
  public List<Object> list(String... keys) {
    return value(keys) instanceof List<?> items
        ? items.stream().filter(Objects::nonNull).<Object>map(item -> item).toList()
        : List.of();
  }

  /** Returns the texts of the list at the path of keys. */
  public List<String> textList(String... keys) {
    List<String> texts = new ArrayList<>();
    list(keys).forEach(item -> texts.add(String.valueOf(item)));
    return List.copyOf(texts);
  }

  /** Returns the map at the path of keys, empty when there is none. */
  public Map<String, Object> map(String... keys) {
    return value(keys) instanceof Map<?, ?> map ? Json.asMap(map) : Map.of();
  }

  private Map<String, String> texts(String... keys) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(keys).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return Collections.unmodifiableMap(texts);
  }

  /** Returns a copy in which {@code value} stands at the path; maps on the way are made. */
  public KubeObject with(FieldPath path, Object value) {
    return new KubeObject(replace(tree, path.segments(), 0, Json.freeze(value)));
  }

  /** Returns a copy without the field at the path; the same object when there is none. */
  public KubeObject without(FieldPath path) {
    return at(path).isEmpty() && !holdsNull(path)
        ? this
        : new KubeObject(replace(tree, path.segments(), 0, REMOVED));
  }

  private boolean holdsNull(FieldPath path) {
    Object last = path.segments().isEmpty() ? "" : path.segments().get(path.segments().size() - 1);
    return at(path.parent()).orElse(null) instanceof Map<?, ?> map && map.containsKey(last);
  }

  private static final Object REMOVED = new Object();

  private static Map<String, Object> replace(
      Map<String, Object> map, List<Object> segments, int at, @Nullable Object value) {
    if (!(segments.get(at) instanceof String key)) {
      throw new IllegalArgumentException(
          "a path to write to has keys only: " + new FieldPath(segments));
    }
    Map<String, Object> copy = new LinkedHashMap<>(map);
    if (at == segments.size() - 1) {
      if (value == REMOVED) {
        copy.remove(key);
      } else {
        copy.put(key, value);
      }
    } else {
      Map<String, Object> inner =
          map.get(key) instanceof Map<?, ?> present ? Json.asMap(present) : Map.of();
      copy.put(key, replace(inner, segments, at + 1, value));
    }
    return Collections.unmodifiableMap(copy);
  }

  /** Returns the object as pretty JSON with sorted keys and one trailing newline. */
  public String toJson() {
    return Json.pretty(tree);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KubeObject object && tree.equals(object.tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  @Override
  public String toString() {
    return ref().toString();
  }
}
