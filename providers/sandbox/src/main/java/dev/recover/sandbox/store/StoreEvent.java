// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.util.Optional;

/**
 * One change of one object.
 *
 * @param version the resourceVersion of the change; of a deletion too
 * @param object the state after the change; for a deletion the last state, carrying {@code version}
 * @param previous the state before; empty when added
 */
public record StoreEvent(
    Kind kind, ResourceType type, long version, KubeObject object, Optional<KubeObject> previous) {
  /** What happened to the object, named as a watch names it. */
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }
}
