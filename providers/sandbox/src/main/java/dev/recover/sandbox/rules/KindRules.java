// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import java.util.List;
import java.util.Map;

/** What the API does for one kind beside what it does for all; trees can be changed. */
public interface KindRules {
  /** Fills in what was left out; idempotent, and applied to every object that is written. */
  default void fillIn(Map<String, Object> tree) {}

  /** Sets what only the server may set when an object is made: its first status. */
  default void prepareCreate(Map<String, Object> tree) {
    tree.remove("status");
  }

  /** Takes back what an update of the object itself may not change. */
  default void prepareUpdate(Map<String, Object> tree, Map<String, Object> before) {}

  /** Takes back or sets what an update of the status may not change. */
  default void prepareStatus(Map<String, Object> tree, Map<String, Object> before) {}

  /** Says what is wrong with an object, in the order in which the API says it. */
  default void check(Map<String, Object> tree, List<FieldError> errors) {}

  /** Says which changes are not allowed. */
  default void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {}

  /** Says what the API accepts and advises against. */
  default List<String> warnings(Map<String, Object> tree) {
    return List.of();
  }
}
