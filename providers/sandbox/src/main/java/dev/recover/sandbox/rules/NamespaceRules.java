// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Namespace: its own finalizer is removed through {@code finalize} only. */
final class NamespaceRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    String name = Tree.text(tree, "metadata", "name");
    if (!name.isEmpty()) {
      Tree.make(tree, "metadata", "labels").put("kubernetes.io/metadata.name", name);
    }
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    Tree.addText(Tree.make(tree, "spec"), "finalizers", "kubernetes");
    tree.put("status", new LinkedHashMap<>(Map.of("phase", "Active")));
  }

  @Override
  public void prepareUpdate(Map<String, Object> tree, Map<String, Object> before) {
    if (before.get("spec") == null) {
      tree.remove("spec");
    } else {
      tree.put("spec", Objects.requireNonNull(Tree.copy(before.get("spec"))));
    }
  }
}
