// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

class TwoClustersOnSandboxTest extends TwoClustersJourneys {
  @Override
  Place place() {
    return Sandboxes.shared();
  }

  @Override
  void inAnotherCluster(Chapter chapter) {
    try (RunningSandbox second = InnerSandbox.start("two", place().disks())) {
      chapter.tell(second.place().onDisks(place().disks()));
    }
  }
}
