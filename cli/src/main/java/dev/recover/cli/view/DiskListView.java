// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.locate.HintedDisk;
import dev.recover.spi.NotLookedAt;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Disks, for people and for scripts.
 *
 * @param kind what the document calls itself: {@code DiskList} or {@code OrphanList}
 * @param notLookedAt where nobody could look
 * @param now what ages are counted from
 */
public record DiskListView(
    String kind, List<HintedDisk> disks, List<NotLookedAt> notLookedAt, Instant now) {
  public DiskListView {
    disks = List.copyOf(disks);
    notLookedAt = List.copyOf(notLookedAt);
  }

  /** The disks as items, and what was not looked at. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document(kind);
    document.put("items", disks.stream().map(DiskRows::row).toList());
    document.put("notLookedAt", DiskRows.notLookedAt(notLookedAt));
    return document;
  }

  /** The same as a table, or one handle a line. */
  public String text(Format format) {
    List<Map<String, Object>> rows = disks.stream().map(this::cells).toList();
    return switch (format) {
      case NAME -> Rows.names(rows, "handle");
      case WIDE ->
          Rows.table(
              rows,
              "name",
              "provider",
              "account",
              "zone",
              "driver",
              "handle",
              "id",
              "size",
              "type",
              "state",
              "attachedTo",
              "claim",
              "volume",
              "cluster",
              "lastAttached",
              "age");
      default ->
          Rows.table(rows, "name", "zone", "size", "state", "attachedTo", "claim", "volume", "age");
    };
  }

  private Map<String, Object> cells(HintedDisk disk) {
    Map<String, Object> cells = DiskRows.cells(disk);
    cells.put("lastAttached", ago(disk.disk().facts().lastAttached().orElse("")));
    cells.put("age", ago(disk.disk().facts().created().orElse("")));
    return cells;
  }

  private String ago(String time) {
    String age = Age.of(time, now);
    return age.isEmpty() ? "<unknown>" : age;
  }
}
