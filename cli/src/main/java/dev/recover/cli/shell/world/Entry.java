// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import dev.recover.model.ClaimName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One claim with its volume and disk, as bundle and cluster together know it.
 *
 * @param volume the PersistentVolume's name, "" when none is known
 * @param handle the disk, "" when none is known
 * @param size a quantity, "" when unknown
 * @param policy the reclaim policy in the cluster, else as captured
 * @param captured whether the bundle has it
 * @param attached the nodes whose VolumeAttachment holds the disk
 */
public record Entry(
    ClaimName claim,
    String volume,
    String handle,
    String size,
    String storageClass,
    String policy,
    State state,
    boolean captured,
    List<String> attached) {
  /** What needs attention first, then by name. */
  public static final Comparator<Entry> OPEN_FIRST =
      Comparator.comparing((Entry entry) -> !entry.state().open()).thenComparing(Entry::claim);

  public Entry {
    attached = List.copyOf(attached);
  }

  /** As a row of a table. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("namespace", claim.namespace());
    row.put("claim", claim.name());
    row.put("state", state.word());
    row.put("size", size);
    row.put("disk", handle);
    row.put("inUse", use());
    row.put("volume", volume);
    row.put("storageClass", storageClass);
    row.put("reclaimPolicy", policy);
    row.put("captured", captured ? "yes" : "no");
    return row;
  }

  /** Whether a node holds the disk: {@code no}, or {@code attached:} and which. */
  public String use() {
    return attached.isEmpty() ? "no" : "attached:" + String.join(",", attached);
  }

  /** What stands beside it when a name is completed. */
  public String brief() {
    return size
        + (size.isEmpty() ? "" : "  ")
        + state.word()
        + (attached.isEmpty() ? "" : "  IN USE");
  }
}
