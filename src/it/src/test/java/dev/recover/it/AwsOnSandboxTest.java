// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.nio.file.Path;

class AwsOnSandboxTest extends CloudJourneys {
  @Override
  CloudPlace cloud() {
    return CloudPlace.AWS;
  }

  @Override
  Path record(String handle) {
    return Path.of("111122223333/us-east-1/volumes", handle + ".json");
  }

  @Override
  String elsewhere(String handle) {
    return "vol-0" + new StringBuilder(handle.substring("vol-0".length())).reverse();
  }

  @Override
  String rewritten(String record, String handle) {
    String zone = record.replaceAll("(?s).*\"zone\": \"([^\"]*)\".*", "$1");
    return record.replace(handle, elsewhere(handle)).replace(zone, otherZone(zone));
  }
}
