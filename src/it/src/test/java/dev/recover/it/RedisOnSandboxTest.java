// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import org.junit.jupiter.api.Order;

@Order(1)
class RedisOnSandboxTest extends RedisJourneys {
  @Override
  Place place() {
    return Sandboxes.shared();
  }
}
