// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

class RedisOnSandboxTest extends RedisJourneys {
  @Override
  Place place() {
    return Sandboxes.shared();
  }
}
