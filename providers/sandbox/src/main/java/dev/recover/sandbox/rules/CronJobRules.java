// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CronJob. */
final class CronJobRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    Tree.fill(spec, "concurrencyPolicy", "Allow");
    Tree.fill(spec, "suspend", false);
    Tree.fill(spec, "successfulJobsHistoryLimit", 3L);
    Tree.fill(spec, "failedJobsHistoryLimit", 1L);
    Tree.make(spec, "jobTemplate", "metadata");
    Tree.make(spec, "jobTemplate", "spec", "template", "metadata");
    PodTemplates.fillIn(Tree.make(spec, "jobTemplate", "spec", "template", "spec"));
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    tree.put("status", new LinkedHashMap<>());
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    if (Tree.text(tree, "spec", "schedule").isEmpty()) {
      errors.add(FieldError.required("spec.schedule", ""));
    }
    PodTemplates.check(
        "spec.jobTemplate.spec.template.spec",
        Tree.map(tree, "spec", "jobTemplate", "spec", "template", "spec"),
        errors);
  }
}
