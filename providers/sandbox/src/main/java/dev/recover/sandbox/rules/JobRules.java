// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Job: its pods carry its uid as a label. */
final class JobRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    Tree.fill(spec, "parallelism", 1L);
    Tree.fill(spec, "completions", 1L);
    Tree.fill(spec, "backoffLimit", 6L);
    Tree.fill(spec, "manualSelector", false);
    Tree.fill(spec, "completionMode", "NonIndexed");
    Tree.fill(spec, "suspend", false);
    Tree.fill(spec, "podReplacementPolicy", "TerminatingOrFailed");
    PodTemplates.fillIn(Tree.make(spec, "template", "spec"));
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    tree.put("status", new LinkedHashMap<>());
    String uid = Tree.text(tree, "metadata", "uid");
    String name = Tree.text(tree, "metadata", "name");
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("batch.kubernetes.io/controller-uid", uid);
    labels.put("batch.kubernetes.io/job-name", name);
    labels.put("controller-uid", uid);
    labels.put("job-name", name);
    Tree.make(tree, "spec", "selector", "matchLabels")
        .put("batch.kubernetes.io/controller-uid", uid);
    Tree.make(tree, "spec", "template", "metadata", "labels").putAll(labels);
    labels.forEach((key, value) -> Tree.fill(Tree.make(tree, "metadata", "labels"), key, value));
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    Map<String, Object> pod = Tree.map(tree, "spec", "template", "spec");
    PodTemplates.check("spec.template.spec", pod, errors);
    if (!List.of("OnFailure", "Never").contains(Tree.text(pod, "restartPolicy"))) {
      errors.add(
          FieldError.required(
              "spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
    }
  }
}
