// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

class WorkloadOnSandboxTest extends WorkloadJourneys {
  @Override
  Place place() {
    return Sandboxes.shared();
  }
}
