// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** StatefulSet: its claim templates never change. */
final class StatefulSetRules extends WorkloadRules {
  private static final Set<String> MUTABLE =
      Set.of(
          "replicas",
          "ordinals",
          "template",
          "updateStrategy",
          "revisionHistoryLimit",
          "persistentVolumeClaimRetentionPolicy",
          "minReadySeconds");

  StatefulSetRules() {
    super("StatefulSet");
  }

  @Override
  public void fillIn(Map<String, Object> tree) {
    super.fillIn(tree);
    Map<String, Object> spec = Tree.make(tree, "spec");
    Tree.fill(spec, "podManagementPolicy", "OrderedReady");
    Map<String, Object> strategy = Tree.make(spec, "updateStrategy");
    Tree.fill(strategy, "type", "RollingUpdate");
    if (Tree.text(strategy, "type").equals("RollingUpdate")) {
      Tree.fill(Tree.make(strategy, "rollingUpdate"), "partition", 0L);
    }
    Tree.fill(spec, "revisionHistoryLimit", 10L);
    Map<String, Object> retention = Tree.make(spec, "persistentVolumeClaimRetentionPolicy");
    Tree.fill(retention, "whenDeleted", "Retain");
    Tree.fill(retention, "whenScaled", "Retain");
    for (Object item : Tree.list(spec, "volumeClaimTemplates")) {
      Map<String, Object> claim = Tree.map(item);
      Tree.fill(claim, "kind", "PersistentVolumeClaim");
      Tree.fill(claim, "apiVersion", "v1");
      Tree.fill(Tree.make(claim, "spec"), "volumeMode", "Filesystem");
      claim.put("status", new LinkedHashMap<>(Map.of("phase", "Pending")));
    }
  }

  @Override
  Set<String> claimTemplates(Map<String, Object> spec) {
    return Tree.list(spec, "volumeClaimTemplates").stream()
        .map(claim -> Tree.text(claim, "metadata", "name"))
        .collect(Collectors.toSet());
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Map<String, Object> spec = new LinkedHashMap<>(Tree.map(tree, "spec"));
    Map<String, Object> old = new LinkedHashMap<>(Tree.map(before, "spec"));
    spec.keySet().removeAll(MUTABLE);
    old.keySet().removeAll(MUTABLE);
    if (!spec.equals(old)) {
      errors.add(
          FieldError.forbidden(
              "spec",
              "updates to statefulset spec for fields other than 'replicas', 'ordinals',"
                  + " 'template', 'updateStrategy', 'revisionHistoryLimit',"
                  + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"));
    }
  }
}
