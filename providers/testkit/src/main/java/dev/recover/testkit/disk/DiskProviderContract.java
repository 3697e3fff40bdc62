// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.disk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link dev.recover.spi.DiskProvider} does, with its own SDK over the wire.
 *
 * <p>A provider's test extends it and says how a cloud for one test is made.
 */
public abstract class DiskProviderContract
    implements ListingStories, ChangeStories, TroubleStories {
  private DiskScene scene;

  /** Makes a cloud, empty and with a clock that stands still. */
  protected abstract DiskScene open();

  @BeforeEach
  void start() {
    scene = open();
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Override
  public DiskScene scene() {
    return scene;
  }
}
