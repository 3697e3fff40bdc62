// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/** Adds and removes single finalizers; nothing is written where nothing changes. */
public final class Finalizers {
  private static final FieldPath PATH = FieldPath.of("metadata", "finalizers");

  private Finalizers() {}

  /** Returns the object with the finalizer, which a terminating object cannot get any more. */
  public static KubeObject add(ObjectStore store, KubeObject object, String finalizer) {
    List<String> present = object.textList("metadata", "finalizers");
    if (present.contains(finalizer) || object.terminating()) {
      return object;
    }
    List<String> more = new ArrayList<>(present);
    more.add(finalizer);
    return store.update(object.with(PATH, more));
  }

  /** Returns the object without the finalizer. */
  public static KubeObject remove(ObjectStore store, KubeObject object, String finalizer) {
    List<String> less = new ArrayList<>(object.textList("metadata", "finalizers"));
    return less.remove(finalizer) ? store.update(object.with(PATH, less)) : object;
  }
}
