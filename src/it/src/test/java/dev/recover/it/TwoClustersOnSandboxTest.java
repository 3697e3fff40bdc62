// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

class TwoClustersOnSandboxTest extends TwoClustersJourneys {
  @Override
  Place place() {
    return Sandboxes.shared();
  }

  @Override
  void inAnotherCluster(Chapter chapter) {
    String disks = place().disks().toString();
    try (SandboxProcess second = SandboxProcess.start("two", "--disks", disks)) {
      chapter.tell(second.place().onDisks(place().disks()));
    }
  }
}
