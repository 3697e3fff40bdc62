// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class AdoptionOnSandboxTest extends AdoptionJourneys {
  @Override
  Place place() {
    return Sandboxes.shared();
  }

  @Override
  void list(List<String> handles, Path into) throws IOException {
    for (String handle : handles) {
      Path record = place().disks().resolve(handle).resolve("disk.json");
      KubeObject disk = KubeObject.parse(Files.readString(record));
      Map<String, Object> listed = new LinkedHashMap<>();
      listed.put("driver", place().driver());
      listed.put("handle", handle);
      listed.put("sizeBytes", disk.at("bytes").orElseThrow());
      boolean free = disk.text("node").orElse("").isEmpty();
      listed.put("state", free ? "available" : "in-use");
      listed.put("tags", disk.map("metadata"));
      Files.writeString(into.resolve(handle + ".json"), Json.pretty(listed));
    }
  }
}
