// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.util.List;
import java.util.Map;

/**
 * An object being described.
 *
 * @param <B> the builder itself
 */
public class TreeBuilder<B extends TreeBuilder<B>> {
  private KubeObject tree;

  TreeBuilder(ResourceType type, String namespace, String name) {
    tree = KubeObject.named(type, namespace, name);
  }

  @SuppressWarnings("unchecked")
  private B self() {
    return (B) this;
  }

  /**
   * Sets the field at a path of keys, for example {@code set("5Gi", "spec", "capacity",
   * "storage")}.
   */
  public B set(Object value, String... keys) {
    tree = tree.with(FieldPath.of(keys), value);
    return self();
  }

  /** Removes the field at a path of keys. */
  public B unset(String... keys) {
    tree = tree.without(FieldPath.of(keys));
    return self();
  }

  public B annotation(String key, String value) {
    return set(value, "metadata", "annotations", key);
  }

  public B label(String key, String value) {
    return set(value, "metadata", "labels", key);
  }

  public B finalizer(String name) {
    return set(List.of(name), "metadata", "finalizers");
  }

  /** Makes an object that nobody has ever seen the owner of this one. */
  public B owner(String apiVersion, String kind, String name, String uid) {
    return set(
        List.of(Map.of("apiVersion", apiVersion, "kind", kind, "name", name, "uid", uid)),
        "metadata",
        "ownerReferences");
  }

  public KubeObject build() {
    return tree;
  }
}
