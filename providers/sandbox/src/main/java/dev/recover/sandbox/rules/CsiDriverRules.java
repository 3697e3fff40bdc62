// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CSIDriver. */
final class CsiDriverRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    Tree.fill(spec, "attachRequired", true);
    Tree.fill(spec, "podInfoOnMount", false);
    Tree.fill(spec, "volumeLifecycleModes", new ArrayList<>(List.of("Persistent")));
    Tree.fill(spec, "storageCapacity", false);
    Tree.fill(spec, "fsGroupPolicy", "ReadWriteOnceWithFSType");
    Tree.fill(spec, "requiresRepublish", false);
    Tree.fill(spec, "seLinuxMount", false);
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Object now = Tree.at(tree, "spec", "attachRequired");
    if (!Boolean.valueOf(!Boolean.FALSE.equals(now))
        .equals(!Boolean.FALSE.equals(Tree.at(before, "spec", "attachRequired")))) {
      errors.add(
          FieldError.invalid("spec.attachedRequired", String.valueOf(now), "field is immutable"));
    }
  }
}
