// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskTree;
import dev.recover.spi.ListingText;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads disks of any driver from records of our own form, one after the other or under {@code
 * items}; and from the {@code disk.json} files of the driver dirdisk.
 */
final class RecordedDisks {
  private RecordedDisks() {}

  static DiskListing read(String text, CloudScope scope) {
    List<Disk> disks = new ArrayList<>();
    List<NotLookedAt> gaps = new ArrayList<>();
    for (KubeObject record : ListingText.records(text, DiskTree.COMMAND)) {
      if (record.at("items").isPresent() || record.at("notLookedAt").isPresent()) {
        readWhole(record, scope, disks, gaps);
      } else {
        disks.add(disk(record, scope));
      }
    }
    return new DiskListing(disks, gaps);
  }

  /** A listing with what it could not look at, which stays not looked at. */
  private static void readWhole(
      KubeObject whole, CloudScope scope, List<Disk> disks, List<NotLookedAt> gaps) {
    whole.list("items").forEach(item -> disks.add(disk(record(item), scope)));
    for (Object item : whole.list("notLookedAt")) {
      KubeObject gap = record(item);
      gaps.add(
          new NotLookedAt(
              scope(gap.text("scope").orElse(scope.toString())),
              gap.text("why").orElse("the listing does not say why"),
              Optional.empty()));
    }
  }

  private static KubeObject record(Object item) {
    if (item instanceof Map<?, ?> map) {
      return KubeObject.ofFrozen(Json.asMap(map));
    }
    throw ListingText.unlike(DiskTree.COMMAND, "a record is not an object: " + item);
  }

  private static CloudScope scope(String text) {
    String[] parts = text.split("/", 3);
    return new CloudScope(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  private static Disk disk(KubeObject record, CloudScope scope) {
    return FolderDisk.of(record)
        .map(own -> own.disk(scope))
        .orElseGet(() -> DiskTree.read(record, scope));
  }
}
