// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.nio.file.Path;

class GcpOnSandboxTest extends CloudJourneys {
  @Override
  CloudPlace cloud() {
    return CloudPlace.GCP;
  }

  @Override
  Path record(String handle) {
    return Path.of(handle + ".json");
  }

  @Override
  String elsewhere(String handle) {
    return handle.replace(zone(handle), otherZone(zone(handle)));
  }

  @Override
  String rewritten(String record, String handle) {
    return record.replace(zone(handle), otherZone(zone(handle)));
  }

  private static String zone(String handle) {
    return handle.split("/")[3];
  }
}
