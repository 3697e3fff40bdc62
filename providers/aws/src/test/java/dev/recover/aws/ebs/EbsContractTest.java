// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.testkit.disk.DiskProviderContract;
import dev.recover.testkit.disk.DiskScene;

/** The SDK's EC2 client against the sandbox's EC2. */
class EbsContractTest extends DiskProviderContract {
  @Override
  protected DiskScene open() {
    return new EbsScene();
  }
}
