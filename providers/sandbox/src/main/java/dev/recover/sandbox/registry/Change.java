// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.registry;

import java.util.Map;

/** Makes the wanted state of an object out of its live one; both trees may be changed. */
@FunctionalInterface
public interface Change {
  /**
   * Returns the wanted state.
   *
   * @param live a copy of the live object; empty when there is none
   */
  Map<String, Object> of(Map<String, Object> live);
}
