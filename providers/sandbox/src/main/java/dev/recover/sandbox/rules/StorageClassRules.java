// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** StorageClass: what a volume is made of may not change once there may be one. */
final class StorageClassRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Tree.fill(tree, "reclaimPolicy", "Delete");
    Tree.fill(tree, "volumeBindingMode", "Immediate");
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    if (Tree.text(tree, "provisioner").isEmpty()) {
      errors.add(FieldError.required("provisioner", ""));
    } else {
      Syntax.qualifiedName(
          "provisioner", Tree.text(tree, "provisioner").toLowerCase(Locale.ROOT), errors);
    }
    Checks.oneOf(
        "reclaimPolicy",
        Tree.text(tree, "reclaimPolicy"),
        new TreeSet<>(Set.of("Delete", "Retain")),
        errors);
    Checks.oneOf(
        "volumeBindingMode",
        Tree.text(tree, "volumeBindingMode"),
        new TreeSet<>(Set.of("Immediate", "WaitForFirstConsumer")),
        errors);
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Checks.immutable("parameters", tree, before, errors);
    Checks.immutable("provisioner", tree, before, errors);
    Checks.immutable("reclaimPolicy", tree, before, errors);
    Checks.immutable("volumeBindingMode", tree, before, errors);
  }
}
