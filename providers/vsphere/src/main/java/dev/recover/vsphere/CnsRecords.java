// SPDX-License-Identifier: Apache-2.0
package dev.recover.vsphere;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskState;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskListing;
import dev.recover.spi.ListingText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads volumes from what {@value #COMMAND} prints: the cloud native storage's records with what
 * each cluster's syncer wrote on them.
 *
 * <p>Versions of the command before 0.31 write every name with a capital letter; names are compared
 * without regard to case. The listing does not say which machine has a disk, so none is said to be
 * free.
 *
 * @see <a href="https://github.com/vmware/govmomi/blob/main/cns/types/types.go">CnsVolume</a>
 */
final class CnsRecords {
  static final String COMMAND = "govc volume.ls -json";

  /** How the tags begin under which a disk's record has what a cluster wrote; then its id. */
  static final String VOLUME = "PERSISTENT_VOLUME@";

  static final String CLAIM = "PERSISTENT_VOLUME_CLAIM@";
  static final String CLUSTER = "CLUSTER@";

  private CnsRecords() {}

  static DiskListing read(String text, CloudScope scope) {
    List<Disk> disks = new ArrayList<>();
    for (KubeObject record : ListingText.records(text, COMMAND, "volume", "Volume")) {
      // A listing of nothing has null where the records would be.
      KubeObject lower = KubeObject.of(lowered(record.tree()));
      if (!record.tree().keySet().stream().allMatch("volume"::equalsIgnoreCase)) {
        disks.add(disk(lower, scope));
      }
    }
    return new DiskListing(disks, List.of());
  }

  private static Disk disk(KubeObject record, CloudScope scope) {
    String id =
        record
            .text("volumeid", "id")
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () -> ListingText.unlike(COMMAND, "a record has no volumeId: " + record.tree()));
    long mebibytes =
        record
            .at("backingobjectdetails", "capacityinmb")
            .filter(Long.class::isInstance)
            .map(Long.class::cast)
            .filter(size -> size >= 0 && size < 1L << 42)
            .orElse(0L);
    boolean reachable =
        record
            .text("datastoreaccessibilitystatus")
            .filter(status -> status.equalsIgnoreCase("notAccessible"))
            .isEmpty();
    return new Disk(
        VsphereTranslator.disk(id),
        id,
        record.text("name").orElse(""),
        new CloudScope("vsphere", scope.account(), scope.region()),
        List.of(),
        List.of(),
        mebibytes << 20,
        reachable ? DiskState.UNKNOWN : DiskState.ERROR,
        List.of(),
        new DiskFacts(
            record.text("volumetype").orElse(""),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            tags(record),
            record.text("datastoreurl").orElse("")));
  }

  private static Map<String, String> tags(KubeObject record) {
    Map<String, String> tags = new LinkedHashMap<>();
    addCluster(tags, record.map("metadata", "containercluster"));
    for (Object item : record.list("metadata", "containerclusterarray")) {
      if (item instanceof Map<?, ?> cluster) {
        addCluster(tags, cluster);
      }
    }
    for (Object item : record.list("metadata", "entitymetadata")) {
      if (item instanceof Map<?, ?> entity) {
        addEntity(tags, KubeObject.ofFrozen(Json.asMap(entity)));
      }
    }
    return tags;
  }

  private static void addCluster(Map<String, String> tags, Map<?, ?> cluster) {
    if (cluster.get("clusterid") instanceof String id && !id.isEmpty()) {
      tags.put(CLUSTER + id, id);
    }
  }

  private static void addEntity(Map<String, String> tags, KubeObject entity) {
    String name = entity.text("entityname").orElse("");
    String namespace = entity.text("namespace").orElse("");
    String key = entity.text("entitytype").orElse("") + "@" + entity.text("clusterid").orElse("");
    if (!name.isEmpty()) {
      tags.put(key, namespace.isEmpty() ? name : namespace + "/" + name);
    }
  }

  private static Map<String, Object> lowered(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            copy.put(String.valueOf(key).toLowerCase(Locale.ROOT), lowered(value));
          }
        });
    return copy;
  }

  private static Object lowered(Object value) {
    if (value instanceof Map<?, ?> map) {
      return lowered(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().filter(item -> item != null).map(CnsRecords::lowered).toList();
    }
    return value;
  }
}
