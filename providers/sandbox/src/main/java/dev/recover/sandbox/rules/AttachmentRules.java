// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** VolumeAttachment: its spec never changes. */
final class AttachmentRules implements KindRules {
  @Override
  public void prepareCreate(Map<String, Object> tree) {
    tree.put("status", new LinkedHashMap<>(Map.of("attached", false)));
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    Map<String, Object> spec = Tree.map(tree, "spec");
    if (Tree.text(spec, "attacher").isEmpty()) {
      errors.add(FieldError.required("spec.attacher", ""));
    }
    boolean inline = Tree.at(spec, "source", "inlineVolumeSpec") != null;
    if (inline != Tree.text(spec, "source", "persistentVolumeName").isEmpty()) {
      errors.add(
          FieldError.required(
              "spec.source",
              "must specify exactly one of inlineVolumeSpec and persistentVolumeName"));
    }
    Syntax.subdomain("spec.nodeName", Tree.text(spec, "nodeName"), errors);
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    if (!Tree.map(tree, "spec").equals(Tree.map(before, "spec"))) {
      errors.add(FieldError.invalid("spec", Json.compact(tree.get("spec")), "field is immutable"));
    }
  }
}
