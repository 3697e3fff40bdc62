// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.testkit.disk.DiskProviderContract;
import dev.recover.testkit.disk.DiskScene;

/** The SDK's Compute Engine client against the sandbox's Compute Engine. */
class GceContractTest extends DiskProviderContract {
  @Override
  protected DiskScene open() {
    return new GceScene();
  }
}
