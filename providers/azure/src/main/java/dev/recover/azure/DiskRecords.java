// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskListing;
import dev.recover.spi.ListingText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads managed disks from what {@value #COMMAND} prints.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/compute/disks/list">Disks - List</a>
 */
final class DiskRecords {
  static final String COMMAND = "az disk list -o json";

  private DiskRecords() {}

  static DiskListing read(String text, CloudScope scope) {
    List<Disk> disks = new ArrayList<>();
    for (KubeObject record : ListingText.records(text, COMMAND, "value")) {
      disks.add(disk(flat(record), scope));
    }
    return new DiskListing(disks, List.of());
  }

  /** The API puts under {@code properties} what the command prints beside it. */
  private static KubeObject flat(KubeObject record) {
    Map<String, Object> all = new LinkedHashMap<>(record.map("properties"));
    all.putAll(record.tree());
    return KubeObject.ofFrozen(all);
  }

  private static Disk disk(KubeObject record, CloudScope scope) {
    String id = record.text("id").orElse("");
    ManagedDiskId disk =
        ManagedDiskId.parse(id)
            .orElseThrow(
                () -> ListingText.unlike(COMMAND, "a record's id is no managed disk's: " + id));
    String region = record.text("location").map(DiskRecords::regionName).orElse(scope.region());
    return new Disk(
        new DiskId(AzureProvider.DISK, disk.handle()),
        record.text("uniqueId").orElse(""),
        record.text("name").orElse(disk.name()),
        new CloudScope("azure", disk.subscription(), region),
        record.textList("zones").stream().map(zone -> region + "-" + zone).sorted().toList(),
        List.of(),
        size(record),
        state(record),
        holders(record),
        facts(record));
  }

  private static String regionName(String location) {
    return location.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static long size(KubeObject record) {
    return number(record, "diskSizeBytes")
        .or(() -> number(record, "diskSizeGb").map(gib -> gib << 30))
        .or(() -> number(record, "diskSizeGB").map(gib -> gib << 30))
        .orElse(0L);
  }

  private static Optional<Long> number(KubeObject record, String key) {
    return record.at(key).filter(Long.class::isInstance).map(Long.class::cast);
  }

  private static List<String> holders(KubeObject record) {
    List<String> holders = new ArrayList<>(record.textList("managedByExtended"));
    record.text("managedBy").filter(one -> !holders.contains(one)).ifPresent(holders::add);
    return holders;
  }

  private static DiskState state(KubeObject record) {
    if (record.text("provisioningState").filter("Failed"::equals).isPresent()) {
      return DiskState.ERROR;
    }
    switch (record.text("diskState").orElse("")) {
      case "Unattached":
        return DiskState.AVAILABLE;
      case "Attached", "Reserved", "Frozen", "ActiveSAS", "ActiveSASFrozen":
        // Read through a SAS, or kept for a stopped machine: not to be attached to another.
        return DiskState.IN_USE;
      case "ReadyToUpload", "ActiveUpload":
        return DiskState.CREATING;
      default:
        return DiskState.UNKNOWN;
    }
  }

  private static DiskFacts facts(KubeObject record) {
    boolean held = !holders(record).isEmpty();
    Map<String, String> tags = new LinkedHashMap<>();
    record.map("tags").forEach((key, value) -> tags.put(key, String.valueOf(value)));
    return new DiskFacts(
        record.text("sku", "name").orElse(""),
        record.text("timeCreated"),
        record.text("lastOwnershipUpdateTime").filter(time -> held),
        record.text("lastOwnershipUpdateTime").filter(time -> !held),
        record.text("encryption", "diskEncryptionSetId"),
        record
            .text("creationData", "sourceResourceId")
            .filter(id -> id.toLowerCase(Locale.ROOT).contains("/snapshots/")),
        traits(record),
        tags,
        "");
  }

  private static Set<DiskTrait> traits(KubeObject record) {
    Set<DiskTrait> traits = EnumSet.noneOf(DiskTrait.class);
    if (record.text("osType").isPresent()) {
      traits.add(DiskTrait.BOOT);
    }
    if (number(record, "maxShares").orElse(1L) > 1) {
      traits.add(DiskTrait.SHARED_WRITERS);
    }
    return traits;
  }
}
