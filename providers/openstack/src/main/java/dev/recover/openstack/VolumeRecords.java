// SPDX-License-Identifier: Apache-2.0
package dev.recover.openstack;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskListing;
import dev.recover.spi.ListingText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads volumes from what {@value #COMMAND} prints, whose columns are {@code ID}, {@code Name},
 * {@code Status}, {@code Size}, {@code Type}, {@code Bootable}, {@code Attached to} and {@code
 * Properties}; and from {@code openstack volume show ID -f json}, which also says the zone.
 *
 * <p>Older clients print the last two columns as text: {@code Attached to vm on /dev/vdb} and
 * {@code key='value', key='value'}.
 */
final class VolumeRecords {
  static final String COMMAND = "openstack volume list --long -f json";
  private static final Pattern ATTACHED = Pattern.compile("Attached to (\\S+)");
  private static final Pattern PROPERTY = Pattern.compile("([^=,\\s]+)='([^']*)'");

  private VolumeRecords() {}

  static DiskListing read(String text, CloudScope scope) {
    List<Disk> disks = new ArrayList<>();
    for (KubeObject record : ListingText.records(text, COMMAND, "volumes")) {
      disks.add(disk(record, scope));
    }
    return new DiskListing(disks, List.of());
  }

  private static Disk disk(KubeObject record, CloudScope scope) {
    String id =
        text(record, "ID", "id")
            .orElseThrow(() -> ListingText.unlike(COMMAND, "a record has no ID: " + record.tree()));
    List<String> holders = holders(record);
    return new Disk(
        CinderTranslator.disk(id),
        id,
        text(record, "Name", "name").orElse(""),
        new CloudScope(
            "openstack",
            record.text("os-vol-tenant-attr:tenant_id").orElse(scope.account()),
            scope.region()),
        text(record, "Availability Zone", "availability_zone").map(List::of).orElse(List.of()),
        List.of(),
        size(record) << 30,
        state(text(record, "Status", "status").orElse(""), holders),
        holders,
        facts(record));
  }

  private static DiskFacts facts(KubeObject record) {
    return new DiskFacts(
        text(record, "Type", "type").or(() -> record.text("volume_type")).orElse(""),
        record.text("created_at"),
        Optional.empty(),
        Optional.empty(),
        record.text("encryption_key_id"),
        record.text("snapshot_id"),
        traits(record),
        properties(record),
        record.text("description").orElse(""));
  }

  /** Returns a column of the list, or the field of the same meaning of a single volume. */
  private static Optional<String> text(KubeObject record, String column, String field) {
    return record.text(column).or(() -> record.text(field)).filter(text -> !text.isEmpty());
  }

  private static long size(KubeObject record) {
    return record
        .at("Size")
        .or(() -> record.at("size"))
        .filter(Long.class::isInstance)
        .map(Long.class::cast)
        .filter(gib -> gib >= 0 && gib < 1L << 32)
        .orElse(0L);
  }

  private static List<String> holders(KubeObject record) {
    Set<String> holders = new LinkedHashSet<>();
    for (String key : List.of("Attached to", "attachments")) {
      record.text(key).ifPresent(text -> addHolders(text, holders));
      for (Object item : record.list(key)) {
        if (item instanceof Map<?, ?> map && map.get("server_id") instanceof String server) {
          holders.add(server);
        }
      }
    }
    return List.copyOf(holders);
  }

  private static void addHolders(String text, Set<String> holders) {
    Matcher matcher = ATTACHED.matcher(text);
    while (matcher.find()) {
      holders.add(matcher.group(1));
    }
  }

  private static Map<String, String> properties(KubeObject record) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String key : List.of("Properties", "properties", "metadata")) {
      record.map(key).forEach((name, value) -> found.put(name, String.valueOf(value)));
      Matcher matcher = PROPERTY.matcher(record.text(key).orElse(""));
      while (matcher.find()) {
        found.put(matcher.group(1), matcher.group(2));
      }
    }
    return found;
  }

  private static Set<DiskTrait> traits(KubeObject record) {
    Set<DiskTrait> traits = new LinkedHashSet<>();
    if (text(record, "Bootable", "bootable").filter("true"::equalsIgnoreCase).isPresent()
        || record.at("Bootable").filter(Boolean.TRUE::equals).isPresent()) {
      traits.add(DiskTrait.BOOT);
    }
    if (record.at("multiattach").filter(Boolean.TRUE::equals).isPresent()) {
      traits.add(DiskTrait.SHARED_WRITERS);
    }
    return traits;
  }

  /**
   * @see <a
   *     href="https://docs.openstack.org/api-ref/block-storage/v3/#volumes-volumes">statuses</a>
   */
  private static DiskState state(String status, List<String> holders) {
    if (status.startsWith("error")) {
      return DiskState.ERROR;
    }
    switch (status) {
      case "available":
        return holders.isEmpty() ? DiskState.AVAILABLE : DiskState.IN_USE;
      case "creating", "downloading", "restoring-backup":
        return DiskState.CREATING;
      case "in-use", "attaching", "detaching", "reserved", "backing-up", "uploading":
        return DiskState.IN_USE;
      case "deleting":
        return DiskState.DELETING;
      default:
        // maintenance, retyping, extending, awaiting-transfer: nothing says when it can be
        // attached.
        return DiskState.UNKNOWN;
    }
  }
}
