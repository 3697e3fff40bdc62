// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Map;

/** Event: belongs into the namespace of what it is about, or into default. */
final class EventRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Tree.make(tree, "source");
    Tree.fill(tree, "reportingComponent", "");
    Tree.fill(tree, "reportingInstance", "");
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    String about = Tree.text(tree, "involvedObject", "namespace");
    String own = Tree.text(tree, "metadata", "namespace");
    if (!own.equals(about) && !(about.isEmpty() && own.equals("default"))) {
      errors.add(
          FieldError.invalid(
              "involvedObject.namespace", Syntax.quoted(about), "does not match event.namespace"));
    }
  }
}
