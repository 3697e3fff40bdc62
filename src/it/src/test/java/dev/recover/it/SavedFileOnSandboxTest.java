// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

class SavedFileOnSandboxTest extends SavedFileJourneys {
  @Override
  Place place() {
    return Sandboxes.shared();
  }
}
