// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** DescribeSnapshots and DescribeSnapshotAttribute. */
final class SnapshotReads {
  private final Ec2Resources resources;

  SnapshotReads(Ec2Resources resources) {
    this.resources = resources;
  }

  Ec2Xml describe(Ec2Call call) {
    Ec2Filters filters = Ec2Filters.of(call);
    List<String> ids = call.list("SnapshotId");
    ids.stream()
        .filter(id -> !id.matches("snap-[0-9a-f]+"))
        .forEach(
            id -> {
              throw Ec2Error.of("InvalidSnapshotID.Malformed", "Invalid id: \"" + id + "\"");
            });
    List<String> owners =
        call.list("Owner").stream().map(o -> o.equals("self") ? call.account() : o).toList();
    String after = Ec2Page.after(call);
    int limit = Ec2Page.limit(call, resources.setting().faults().pageLimit());
    Instant now = resources.now();
    Stream<Ec2Snapshot> wanted =
        resources
            .snapshots(call.account(), call.region())
            .filter(snapshot -> snapshot.id().compareTo(after) > 0)
            .filter(snapshot -> ids.isEmpty() || ids.contains(snapshot.id()))
            .filter(snapshot -> owners.isEmpty() || owners.contains(snapshot.owner()))
            .filter(snapshot -> !resources.setting().faults().hides(snapshot.id()))
            .filter(s -> filters.accept(s.tags(), name -> field(s, name, now)));
    Ec2Page<Ec2Snapshot> page =
        Ec2Page.of(wanted, ids.isEmpty() ? limit : Integer.MAX_VALUE, Ec2Snapshot::id);
    if (page.items().size() < ids.size()
        && call.parameters().keySet().stream().noneMatch(key -> key.startsWith("Filter."))) {
      List<String> seen = page.items().stream().map(Ec2Snapshot::id).toList();
      String missing = ids.stream().filter(id -> !seen.contains(id)).findFirst().orElse("");
      throw Ec2Error.of(
          "InvalidSnapshot.NotFound", "The snapshot '" + missing + "' does not exist.");
    }
    return new Ec2Xml()
        .list(
            "snapshotSet",
            page.items(),
            (xml, s) ->
                write(xml, s, now).tags(s.owner().equals(call.account()) ? s.tags() : Map.of()))
        .optional("nextToken", page.next());
  }

  private static Optional<List<String>> field(Ec2Snapshot snapshot, String name, Instant now) {
    switch (name) {
      case "snapshot-id":
        return Optional.of(List.of(snapshot.id()));
      case "status":
        return Optional.of(List.of(snapshot.state(now)));
      case "volume-id":
        return Optional.of(List.of(snapshot.setting("volume").orElse("")));
      case "owner-id":
        return Optional.of(List.of(snapshot.owner()));
      case "encrypted":
        return Optional.of(List.of(String.valueOf(snapshot.setting("key").isPresent())));
      case "volume-size":
        return Optional.of(List.of(String.valueOf(snapshot.gib())));
      case "description":
        return Optional.of(List.of(snapshot.setting("description").orElse("")));
      case "storage-tier":
        return Optional.of(List.of(snapshot.setting("tier").orElse("standard")));
      default:
        return Optional.empty();
    }
  }

  /** Tags are shown to the owner alone. */
  static Ec2Xml write(Ec2Xml xml, Ec2Snapshot snapshot, Instant now) {
    return xml.text("snapshotId", snapshot.id())
        .text("volumeId", snapshot.setting("volume").orElse(""))
        .text("status", snapshot.state(now))
        .optional(
            "statusMessage",
            Optional.of(snapshot.life().message()).filter(m -> snapshot.state(now).equals("error")))
        .text("startTime", snapshot.life().created())
        .text("progress", snapshot.life().percent(now) + "%")
        .text("ownerId", snapshot.owner())
        .text("volumeSize", snapshot.gib())
        .text("description", snapshot.setting("description").orElse(""))
        .text("encrypted", snapshot.setting("key").isPresent())
        .optional("kmsKeyId", snapshot.setting("key"))
        .text("storageTier", snapshot.setting("tier").orElse("standard"));
  }

  Ec2Xml attribute(Ec2Call call) {
    Ec2Snapshot snapshot = SnapshotWrites.own(resources, call);
    return new Ec2Xml()
        .text("snapshotId", snapshot.id())
        .list(
            "createVolumePermission",
            snapshot.sharedWith(),
            (xml, account) -> xml.text("userId", account));
  }
}
