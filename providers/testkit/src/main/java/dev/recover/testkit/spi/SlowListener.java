// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import dev.recover.model.KubeObject;
import dev.recover.spi.Fault;
import dev.recover.spi.WatchListener;
import java.util.List;

/** A listener that takes its time over the first list. */
final class SlowListener implements WatchListener {
  private final Work work;

  /** What it does meanwhile. */
  interface Work {
    void run() throws InterruptedException;
  }

  SlowListener(Work work) {
    this.work = work;
  }

  @Override
  public void replaced(List<KubeObject> all) {
    try {
      work.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the listener's own work was interrupted", e);
    }
  }

  @Override
  public void put(KubeObject object) {}

  @Override
  public void removed(KubeObject object) {}

  @Override
  public void failed(Fault fault) {}
}
