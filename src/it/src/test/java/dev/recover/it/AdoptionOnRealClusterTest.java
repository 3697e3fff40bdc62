// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.NeedsRealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

@NeedsRealCluster
class AdoptionOnRealClusterTest extends AdoptionJourneys {
  @Override
  Place place() {
    return RealClusters.newest();
  }

  @Override
  void list(List<String> handles, Path into) throws IOException {
    for (String handle : handles) {
      Files.copy(
          place().disks().resolve(handle).resolve("disk.json"),
          into.resolve(handle + ".json"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
