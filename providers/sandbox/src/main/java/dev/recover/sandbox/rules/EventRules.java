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
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    // The API always writes these, even when they are not set.
    tree.putIfAbsent("firstTimestamp", null);
    tree.putIfAbsent("lastTimestamp", null);
    tree.putIfAbsent("eventTime", null);
    tree.putIfAbsent("reportingComponent", "");
    tree.putIfAbsent("reportingInstance", "");
  }

  @Override
  public void prepareUpdate(Map<String, Object> tree, Map<String, Object> before) {
    prepareCreate(tree);
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
