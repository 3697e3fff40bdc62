// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.KubeObject;
import java.util.List;

/**
 * Hears what a {@link Cluster#watch} sees, one call at a time.
 *
 * <p>After a cut or a 410 the provider lists again and calls {@link #replaced}; a listener that
 * keeps a map by name and obeys these three calls is never wrong for longer than the outage.
 */
public interface WatchListener {
  /** All that matches now; whatever is not in it is gone. */
  void replaced(List<KubeObject> all);

  /** One object is there or has changed. */
  void put(KubeObject object);

  /** One object is gone; what is passed is its last state. */
  void removed(KubeObject object);

  /** The watch ended for good and will say no more. */
  void failed(Fault fault);

  /**
   * The object as it is kept already, when it is the same in every field; else what was given. A
   * watch asks for each object that it lists, so that many of them are never kept twice.
   */
  default KubeObject kept(KubeObject listed) {
    return listed;
  }
}
