// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.schema;

import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one value: an object with fields, a map, a list, or a scalar.
 *
 * <p>A view of an OpenAPI schema; references are followed when a field is asked for.
 */
public final class Schema {
  private final Schemas schemas;
  private final Map<String, Object> own;
  private final Map<String, Object> target;
  private final String name;

  /**
   * @param own what stands at the field, with the field's extensions
   * @param target the definition that it refers to, or {@code own}
   * @param name the definition's name, or ""
   */
  Schema(Schemas schemas, Map<String, Object> own, Map<String, Object> target, String name) {
    this.schemas = schemas;
    this.own = own;
    this.target = target;
    this.name = name;
  }

  /** Whether it is an object whose fields are all known. */
  public boolean isStruct() {
    return target.get("properties") != null;
  }

  /** Whether it is a map from text to values of one schema. */
  public boolean isMap() {
    return target.get("additionalProperties") != null;
  }

  public boolean isList() {
    return "array".equals(target.get("type"));
  }

  /** Whether it is an amount like {@code 5Gi}. */
  public boolean isQuantity() {
    return name.endsWith(".resource.Quantity");
  }

  /** Whether a text may stand there. */
  public boolean takesText() {
    return takes("string");
  }

  /** Whether a scalar of that JSON type may stand there. */
  public boolean takes(String type) {
    return type().equals(type)
        || Tree.list(target, "oneOf").stream().anyMatch(o -> Tree.text(o, "type").equals(type))
        || target.isEmpty();
  }

  /** Whether the field is always there, even when empty. */
  public boolean requires(String field) {
    return Tree.list(target, "required").contains(field);
  }

  /** The names of the structs that a typed object always holds. */
  public List<String> alwaysThere() {
    return names(field -> Map.of().equals(field.own.get("default")) && field.isStruct());
  }

  /** The names of the lists that a typed object always holds. */
  public List<String> alwaysListed() {
    return names(Schema::isList).stream().filter(this::requires).toList();
  }

  private List<String> names(java.util.function.Predicate<Schema> wanted) {
    return Tree.map(target, "properties").keySet().stream()
        .filter(name -> field(name).filter(wanted).isPresent())
        .toList();
  }

  /** The definition's name without its package; "" when it is none. */
  public String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Roughly what Go calls the type, for messages. */
  public String goType() {
    if (!name.isEmpty()) {
      return "v1." + name.substring(name.lastIndexOf('.') + 1);
    }
    if (isList()) {
      return "[]" + items().goType();
    }
    if (isMap()) {
      return values().isQuantity() ? "v1.ResourceList" : "map[string]" + values().goType();
    }
    return switch (type()) {
      case "boolean" -> "bool";
      case "integer" -> format().isEmpty() ? "int64" : format();
      default -> "string";
    };
  }

  /** Whether it is an object of which nothing is known, as {@code FieldsV1} is. */
  public boolean isFree() {
    return "object".equals(target.get("type")) && !isStruct() && !isMap();
  }

  /** For example {@code string}, {@code integer}; "" when several are allowed. */
  public String type() {
    return Tree.text(target, "type");
  }

  /** For example {@code int32}, {@code date-time}, {@code int-or-string}; "" when none. */
  public String format() {
    return Tree.text(target, "format");
  }

  /** The field of that name of a struct. */
  public Optional<Schema> field(String name) {
    Object field = Tree.at(target, "properties", name);
    return field instanceof Map<?, ?> ? Optional.of(schemas.resolve(field)) : Optional.empty();
  }

  /** The schema below a key: of a struct's field, of a map's value. */
  public Optional<Schema> below(String key) {
    return isMap() ? Optional.of(values()) : field(key);
  }

  public Schema values() {
    return schemas.resolve(Tree.map(target, "additionalProperties"));
  }

  public Schema items() {
    return schemas.resolve(Tree.map(target, "items"));
  }

  /** Whether the list or map is replaced and owned as one value. */
  public boolean isAtomic() {
    if (isList()) {
      return !isSet() && listKeys().isEmpty();
    }
    return isFree() || "atomic".equals(extension("x-kubernetes-map-type"));
  }

  /** Whether it is a list of distinct scalars. */
  public boolean isSet() {
    String kind = extension("x-kubernetes-list-type");
    return kind.equals("set")
        || kind.isEmpty() && strategicMerge() && mergeKey().isEmpty() && isList();
  }

  /** The fields that tell the items of a list apart; empty when it is no such list. */
  public List<String> listKeys() {
    String kind = extension("x-kubernetes-list-type");
    List<Object> keys = Tree.list(own, "x-kubernetes-list-map-keys");
    if (kind.equals("map") && !keys.isEmpty()) {
      return keys.stream().map(String::valueOf).toList();
    }
    boolean merged = kind.equals("map") || kind.isEmpty() && strategicMerge();
    return merged && !mergeKey().isEmpty() ? List.of(mergeKey()) : List.of();
  }

  /** The key by which a strategic merge patch finds the item to merge with; "" when none. */
  public String mergeKey() {
    return extension("x-kubernetes-patch-merge-key");
  }

  /** Whether a strategic merge patch merges the list instead of replacing it. */
  public boolean strategicMerge() {
    return List.of(extension("x-kubernetes-patch-strategy").split(",")).contains("merge");
  }

  /** Whether a strategic merge patch replaces all fields that it does not name. */
  public boolean retainKeys() {
    return List.of(extension("x-kubernetes-patch-strategy").split(",")).contains("retainKeys");
  }

  /** The default of a key field of a list's item, or null. */
  public @Nullable Object defaultValue() {
    return own.get("default");
  }

  /** The values that a text may have; empty when any. */
  public List<Object> allowed() {
    return Tree.list(target, "enum");
  }

  private String extension(String name) {
    String value = Tree.text(own, name);
    return value.isEmpty() ? Tree.text(target, name) : value;
  }
}
