// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import java.util.List;
import java.util.Map;

/** Disks as Compute Engine would list them. */
final class Sample {
  private Sample() {}

  /** A free disk; one of a region is in its zones {@code a} and {@code b}. */
  static Disk disk(String text) {
    PdHandle handle = PdHandle.parse(text).orElseThrow();
    List<String> zones =
        handle.regional()
            ? List.of(handle.place() + "-a", handle.place() + "-b")
            : List.of(handle.place());
    return new Disk(
        new DiskId(PdTranslator.DRIVER, text),
        "4711",
        handle.name(),
        new CloudScope("gcp", handle.project(), handle.place()),
        zones,
        List.of(),
        10L << 30,
        DiskState.AVAILABLE,
        List.of(),
        DiskFacts.NONE);
  }

  /** A zonal disk with this name, description and labels. */
  static Disk disk(String name, String description, Map<String, String> labels) {
    Disk disk = disk("projects/shop/zones/europe-west3-a/disks/" + name);
    return disk.withFacts(disk.facts().described(description).tagged(labels));
  }
}
