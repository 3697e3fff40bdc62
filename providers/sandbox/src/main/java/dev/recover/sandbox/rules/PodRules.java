// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pod. */
final class PodRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    PodTemplates.fillIn(spec);
    Tree.fill(spec, "enableServiceLinks", true);
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    List<Object> tolerations = new ArrayList<>(Tree.list(spec, "tolerations"));
    for (String taint : List.of("not-ready", "unreachable")) {
      String key = "node.kubernetes.io/" + taint;
      if (tolerations.stream().noneMatch(t -> Tree.text(t, "key").equals(key))) {
        Map<String, Object> toleration = new LinkedHashMap<>();
        toleration.put("key", key);
        toleration.put("operator", "Exists");
        toleration.put("effect", "NoExecute");
        toleration.put("tolerationSeconds", 300L);
        tolerations.add(toleration);
      }
    }
    spec.put("tolerations", tolerations);
    Tree.fill(spec, "priority", 0L);
    Tree.fill(spec, "preemptionPolicy", "PreemptLowerPriority");
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("phase", "Pending");
    status.put("qosClass", "BestEffort");
    tree.put("status", status);
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    Map<String, Object> spec = Tree.map(tree, "spec");
    PodTemplates.check("spec", spec, errors);
    PodTemplates.checkMounts("spec", spec, Set.of(), errors);
  }
}
