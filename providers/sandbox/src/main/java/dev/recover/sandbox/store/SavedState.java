// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import dev.recover.model.KubeObject;
import java.util.List;

/**
 * All objects of a sandbox at one moment.
 *
 * @param version the store's resourceVersion at that moment
 */
public record SavedState(long version, List<KubeObject> objects) {
  public static final SavedState EMPTY = new SavedState(1, List.of());

  public SavedState {
    objects = List.copyOf(objects);
  }
}
