// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Map;

/** VolumeAttributesClass. */
final class AttributesClassRules implements KindRules {
  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    if (Tree.text(tree, "driverName").isEmpty()) {
      errors.add(FieldError.required("driverName", ""));
    }
    if (Tree.map(tree, "parameters").isEmpty()) {
      errors.add(FieldError.required("parameters", "must contain at least one key/value pair"));
    }
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Checks.immutable("driverName", tree, before, errors);
    Checks.immutable("parameters", tree, before, errors);
  }
}
