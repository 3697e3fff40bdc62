// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.NewDisk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A change to a cloud as it stands in a file, under {@code change} of its step. */
final class ChangeTree implements DiskChange.Visitor<Map<String, Object>> {
  static final ChangeTree WRITER = new ChangeTree();

  private ChangeTree() {}

  @Override
  public Map<String, Object> tag(DiskChange.Tag change) {
    Map<String, Object> fields = kind("tag");
    putDisk(fields, change.disk());
    fields.put("set", new TreeMap<>(change.set()));
    fields.put("remove", new TreeSet<>(change.remove()).stream().toList());
    return fields;
  }

  @Override
  public Map<String, Object> takeSnapshot(DiskChange.TakeSnapshot change) {
    Map<String, Object> fields = kind("take-snapshot");
    putDisk(fields, change.disk());
    fields.put("tags", new TreeMap<>(change.tags()));
    fields.put("description", change.description());
    return fields;
  }

  @Override
  public Map<String, Object> shareSnapshot(DiskChange.ShareSnapshot change) {
    Map<String, Object> fields = kind("share-snapshot");
    fields.put("snapshot", snapshot(change.snapshot()));
    fields.put("account", change.account());
    return fields;
  }

  @Override
  public Map<String, Object> copySnapshot(DiskChange.CopySnapshot change) {
    Map<String, Object> fields = kind("copy-snapshot");
    fields.put("snapshot", snapshot(change.snapshot()));
    fields.put("scope", scope(change.to()));
    change.key().ifPresent(key -> fields.put("key", key));
    fields.put("tags", new TreeMap<>(change.tags()));
    return fields;
  }

  @Override
  public Map<String, Object> makeDisk(DiskChange.MakeDisk change) {
    NewDisk disk = change.disk();
    Map<String, Object> fields = kind("make-disk");
    fields.put("snapshot", snapshot(change.from()));
    fields.put("name", disk.name());
    fields.put("scope", scope(disk.scope()));
    fields.put("zones", disk.zones());
    fields.put("type", disk.type());
    fields.put("sizeBytes", disk.sizeBytes());
    disk.key().ifPresent(key -> fields.put("key", key));
    fields.put("tags", new TreeMap<>(disk.tags()));
    fields.put("description", disk.description());
    return fields;
  }

  @Override
  public Map<String, Object> deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
    Map<String, Object> fields = kind("delete-own-snapshot");
    fields.put("snapshot", snapshot(change.snapshot()));
    fields.put("run", change.run());
    return fields;
  }

  @Override
  public Map<String, Object> deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
    Map<String, Object> fields = kind("delete-own-disk");
    putDisk(fields, change.disk());
    fields.put("run", change.run());
    return fields;
  }

  static Map<String, Object> write(DiskSeen seen) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cloudId", seen.cloudId());
    seen.scope().ifPresent(scope -> fields.put("scope", scope(scope)));
    fields.put("tags", new TreeMap<>(seen.tags()));
    return fields;
  }

  static DiskSeen seen(Fields fields) {
    fields.only(Set.of("cloudId", "scope", "tags"));
    return new DiskSeen(
        fields.text("cloudId"),
        fields.tree().containsKey("scope")
            ? Optional.of(scope(fields.inner("scope")))
            : Optional.empty(),
        fields.textMap("tags"));
  }

  /** Reads a change back; throws {@link dev.recover.model.UnreadableException}. */
  static DiskChange read(Fields fields) {
    switch (fields.text("kind")) {
      case "tag":
        fields.only(Set.of("kind", "driver", "handle", "set", "remove"));
        return new DiskChange.Tag(
            disk(fields), fields.textMap("set"), Set.copyOf(fields.texts("remove")));
      case "take-snapshot":
        fields.only(Set.of("kind", "driver", "handle", "tags", "description"));
        return new DiskChange.TakeSnapshot(
            disk(fields), fields.textMap("tags"), fields.text("description"));
      case "share-snapshot":
        fields.only(Set.of("kind", "snapshot", "account"));
        return new DiskChange.ShareSnapshot(snapshot(fields), fields.text("account"));
      case "copy-snapshot":
        fields.only(Set.of("kind", "snapshot", "scope", "key", "tags"));
        return new DiskChange.CopySnapshot(
            snapshot(fields),
            scope(fields.inner("scope")),
            fields.optionalText("key"),
            fields.textMap("tags"));
      case "make-disk":
        return makeDisk(fields);
      case "delete-own-snapshot":
        fields.only(Set.of("kind", "snapshot", "run"));
        return new DiskChange.DeleteOwnSnapshot(snapshot(fields), fields.text("run"));
      case "delete-own-disk":
        fields.only(Set.of("kind", "driver", "handle", "run"));
        return new DiskChange.DeleteOwnDisk(disk(fields), fields.text("run"));
      default:
        throw fields.unknown("kind");
    }
  }

  private static DiskChange makeDisk(Fields fields) {
    fields.only(
        Set.of(
            "kind",
            "snapshot",
            "name",
            "scope",
            "zones",
            "type",
            "sizeBytes",
            "key",
            "tags",
            "description"));
    return new DiskChange.MakeDisk(
        snapshot(fields),
        new NewDisk(
            fields.text("name"),
            scope(fields.inner("scope")),
            fields.texts("zones"),
            fields.text("type"),
            fields.number("sizeBytes"),
            fields.optionalText("key"),
            fields.textMap("tags"),
            fields.text("description")));
  }

  private static Map<String, Object> kind(String kind) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    return fields;
  }

  private static void putDisk(Map<String, Object> fields, DiskId disk) {
    fields.put("driver", disk.driver());
    fields.put("handle", disk.handle());
  }

  private static DiskId disk(Fields fields) {
    return new DiskId(fields.text("driver"), fields.text("handle"));
  }

  private static Map<String, Object> snapshot(SnapshotId snapshot) {
    Map<String, Object> fields = scope(snapshot.scope());
    fields.put("id", snapshot.id());
    return fields;
  }

  private static SnapshotId snapshot(Fields fields) {
    Fields inner = fields.inner("snapshot");
    inner.only(Set.of("provider", "account", "region", "id"));
    return new SnapshotId(cloudScope(inner), inner.text("id"));
  }

  private static Map<String, Object> scope(CloudScope scope) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("provider", scope.provider());
    fields.put("account", scope.account());
    fields.put("region", scope.region());
    return fields;
  }

  private static CloudScope scope(Fields fields) {
    fields.only(Set.of("provider", "account", "region"));
    return cloudScope(fields);
  }

  private static CloudScope cloudScope(Fields fields) {
    return new CloudScope(fields.text("provider"), fields.text("account"), fields.text("region"));
  }
}
