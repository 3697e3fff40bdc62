// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.locate.HintedDisk;
import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskTrait;
import dev.recover.model.Evidence;
import dev.recover.spi.NotLookedAt;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Disks as rows: for scripts with all that is known, for people with what fits a line. */
public final class DiskRows {
  private DiskRows() {}

  /** A disk as a script reads it, and as {@code --provider csi --disks-from} reads it again. */
  public static Map<String, Object> row(HintedDisk hinted) {
    Disk disk = hinted.disk();
    DiskFacts facts = disk.facts();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("provider", hinted.provider());
    row.put("id", disk.cloudId());
    row.put("name", name(disk));
    row.put("driver", disk.id().driver());
    row.put("handle", disk.id().handle());
    row.put("account", disk.scope().account());
    row.put("region", disk.scope().region());
    row.put("zone", String.join(",", disk.zones()));
    row.put("zoneIds", disk.zoneIds());
    row.put("sizeBytes", disk.sizeBytes());
    row.put("type", facts.type());
    row.put("state", disk.state().word());
    row.put("attachedTo", disk.attachedTo());
    put(row, "claim", hinted.claim().map(DiskRows::claim).orElse(null));
    row.put("volume", hinted.hint().volume().orElse(""));
    row.put("claimUid", hinted.hint().claimUid().orElse(""));
    row.put("clusters", hinted.hint().clusters());
    row.put("created", facts.created().orElse(""));
    row.put("lastAttached", facts.lastAttached().orElse(""));
    row.put("lastDetached", facts.lastDetached().orElse(""));
    row.put("key", facts.key().orElse(""));
    row.put("sourceSnapshot", facts.sourceSnapshot().orElse(""));
    row.put("traits", facts.traits().stream().map(DiskTrait::name).sorted().toList());
    row.put("tags", new TreeMap<>(facts.tags()));
    row.put("description", facts.description());
    row.put("evidence", evidence(hinted.hint().evidence()));
    return row;
  }

  private static Map<String, Object> claim(ClaimName claim) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("namespace", claim.namespace());
    map.put("name", claim.name());
    return map;
  }

  @SuppressWarnings("NullAway") // Documents say null for what there is not; LinkedHashMap takes it.
  private static void put(Map<String, Object> row, String key, @Nullable Object value) {
    row.put(key, value);
  }

  /** Evidence as a script reads it: kind and text, the strongest first. */
  public static List<Map<String, Object>> evidence(Collection<Evidence> evidence) {
    return evidence.stream()
        .map(
            one -> {
              Map<String, Object> map = new LinkedHashMap<>();
              map.put("kind", kind(one.kind()));
              map.put("text", one.text());
              return map;
            })
        .toList();
  }

  /** The word of a sort of evidence, as {@code claim-uid}. */
  public static String kind(Enum<?> kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Where nobody could look, as a script reads it. */
  public static List<Map<String, Object>> notLookedAt(Collection<NotLookedAt> parts) {
    return parts.stream()
        .map(
            part -> {
              Map<String, Object> map = new LinkedHashMap<>();
              map.put("scope", part.scope().toString());
              map.put("why", part.why());
              map.put("permission", part.permission().orElse(""));
              return map;
            })
        .toList();
  }

  /** The resource's name, or the handle where disks have none. */
  public static String name(Disk disk) {
    return disk.name().isEmpty() ? disk.id().handle() : disk.name();
  }

  /** A disk as one line of a table shows it. */
  static Map<String, Object> cells(HintedDisk hinted) {
    Map<String, Object> cells = new LinkedHashMap<>(row(hinted));
    cells.put("size", size(hinted.disk().sizeBytes()));
    cells.put("claim", hinted.claim().map(ClaimName::toString).orElse(""));
    cells.put("cluster", hinted.hint().clusters());
    cells.put("attachedTo", hinted.disk().attachedTo().stream().map(DiskRows::last).toList());
    return cells;
  }

  /** The end of a name that is a path, as Compute Engine's are. */
  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A size as Kubernetes writes it: {@code 10Gi}; odd ones are rounded to a tenth. */
  public static String size(long bytes) {
    String[] units = {"", "Ki", "Mi", "Gi", "Ti"};
    int unit = 0;
    double left = bytes;
    while (left >= 1024 && unit < units.length - 1) {
      left /= 1024;
      unit++;
    }
    String text = String.format(java.util.Locale.ROOT, "%.1f", left);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + units[unit];
  }
}
