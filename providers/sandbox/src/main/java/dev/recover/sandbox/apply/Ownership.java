// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.sandbox.schema.Schema;
import dev.recover.sandbox.store.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who owns which fields of one object, as {@code metadata.managedFields} holds it. */
final class Ownership {
  /** Fields that belong to nobody. */
  private static final FieldSet STRIPPED = stripped();

  /** One entry's identity; an applier's has no version, so that it stays one across versions. */
  record Owner(String manager, String operation, String apiVersion, String subresource) {
    boolean sameAs(Owner other) {
      return manager.equals(other.manager)
          && operation.equals(other.operation)
          && subresource.equals(other.subresource)
          && (operation.equals("Apply") || apiVersion.equals(other.apiVersion));
    }
  }

  /** What one owner owns, since when. */
  record Share(Owner owner, FieldSet fields, String time) {}

  private final List<Share> shares;

  private Ownership(List<Share> shares) {
    this.shares = shares;
  }

  static Ownership read(@Nullable Object managedFields) {
    List<Share> shares = new ArrayList<>();
    if (managedFields instanceof List<?> list) {
      for (Object entry : list) {
        shares.add(
            new Share(
                new Owner(
                    Tree.text(entry, "manager"),
                    Tree.text(entry, "operation"),
                    Tree.text(entry, "apiVersion"),
                    Tree.text(entry, "subresource")),
                FieldSet.read(Tree.map(entry, "fieldsV1")),
                Tree.text(entry, "time")));
      }
    }
    return new Ownership(shares);
  }

  List<Share> shares() {
    return List.copyOf(shares);
  }

  FieldSet of(Owner owner) {
    return shares.stream()
        .filter(share -> share.owner().sameAs(owner))
        .map(Share::fields)
        .reduce(FieldSet.EMPTY, FieldSet::union);
  }

  String timeOf(Owner owner) {
    return shares.stream()
        .filter(share -> share.owner().sameAs(owner))
        .map(Share::time)
        .findFirst()
        .orElse("");
  }

  /** Gives an owner exactly these fields; with none it is forgotten. */
  void set(Owner owner, FieldSet fields, String time) {
    // What is owned through scale has no time, as if it had always been.
    String now = owner.subresource().equals("scale") ? "" : time;
    FieldSet kept = fields.recursiveDifference(STRIPPED);
    kept = withoutMetadataItself(kept);
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      if (share.owner().sameAs(owner)) {
        if (kept.isEmpty()) {
          shares.remove(i);
        } else if (!kept.equals(share.fields()) || !owner.equals(share.owner())) {
          shares.set(i, new Share(owner, kept, now));
        }
        return;
      }
    }
    if (!kept.isEmpty()) {
      shares.add(new Share(owner, kept, now));
    }
  }

  /** Takes fields from every other owner. */
  void takeFromOthers(Owner owner, FieldSet fields) {
    for (int i = shares.size() - 1; i >= 0; i--) {
      Share share = shares.get(i);
      if (!share.owner().sameAs(owner)) {
        FieldSet left = share.fields().difference(fields);
        if (left.isEmpty()) {
          shares.remove(i);
        } else {
          shares.set(i, new Share(share.owner(), left, share.time()));
        }
      }
    }
  }

  /** Writes the entries in the order of the API: appliers first, then by time, then by name. */
  List<Object> write() {
    List<Share> ordered = new ArrayList<>(shares);
    ordered.sort(
        java.util.Comparator.comparing((Share s) -> s.owner().operation())
            .thenComparing(Share::time)
            .thenComparing(s -> s.owner().manager())
            .thenComparing(s -> s.owner().apiVersion())
            .thenComparing(s -> s.owner().subresource()));
    List<Object> list = new ArrayList<>();
    for (Share share : ordered) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("manager", share.owner().manager());
      entry.put("operation", share.owner().operation());
      entry.put("apiVersion", share.owner().apiVersion());
      if (!share.time().isEmpty()) {
        entry.put("time", share.time());
      }
      entry.put("fieldsType", "FieldsV1");
      entry.put("fieldsV1", share.fields().write());
      if (!share.owner().subresource().isEmpty()) {
        entry.put("subresource", share.owner().subresource());
      }
      list.add(entry);
    }
    return list;
  }

  private static FieldSet withoutMetadataItself(FieldSet set) {
    FieldSet metadata = set.children().get("f:metadata");
    if (metadata == null) {
      return set;
    }
    Map<String, FieldSet> children = new java.util.TreeMap<>(set.children());
    children.remove("f:metadata");
    if (!metadata.children().isEmpty()) {
      children.put("f:metadata", new FieldSet(false, metadata.children()));
    }
    return new FieldSet(set.member(), children);
  }

  private static FieldSet stripped() {
    Map<String, FieldSet> metadata = new LinkedHashMap<>();
    for (String key :
        List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "selfLink",
            "uid",
            "generation",
            "managedFields",
            "resourceVersion")) {
      metadata.put("f:" + key, FieldSet.LEAF);
    }
    return new FieldSet(
        false,
        Map.of(
            "f:apiVersion",
            FieldSet.LEAF,
            "f:kind",
            FieldSet.LEAF,
            "f:metadata",
            new FieldSet(false, metadata)));
  }

  /** All fields that a configuration names, as an apply owns them. */
  static FieldSet namedBy(Schema schema, @Nullable Object value) {
    if (Elements.isLeaf(schema, value)) {
      return FieldSet.LEAF;
    }
    Map<String, FieldSet> children = new java.util.TreeMap<>();
    Elements.of(schema, value)
        .forEach(
            (element, part) -> {
              FieldSet below = namedBy(part.schema(), part.value());
              boolean item = !element.startsWith("f:");
              boolean empty = isEmpty(part.value());
              boolean named = item || empty || below.member();
              children.put(element, new FieldSet(named, Objects.requireNonNull(below).children()));
            });
    return new FieldSet(false, children);
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof List<?> list && list.isEmpty();
  }
}
