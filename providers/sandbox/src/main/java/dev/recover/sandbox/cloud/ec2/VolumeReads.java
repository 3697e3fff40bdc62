// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** DescribeVolumes. */
final class VolumeReads {
  private final Ec2Resources resources;

  VolumeReads(Ec2Resources resources) {
    this.resources = resources;
  }

  Ec2Xml describe(Ec2Call call) {
    Ec2Filters filters = Ec2Filters.of(call);
    List<String> ids = call.list("VolumeId");
    int limit = Ec2Page.limit(call, resources.setting().faults().pageLimit());
    if (!ids.isEmpty() && call.number("MaxResults").isPresent()) {
      throw Ec2Error.of(
          "InvalidParameterCombination",
          "The parameter volumeSet cannot be used with the parameter maxResults");
    }
    Instant now = resources.now();
    Stream<Ec2Volume> all =
        ids.isEmpty()
            ? resources
                .volumes(call.account(), call.region(), Ec2Page.after(call))
                .filter(volume -> !resources.setting().faults().hides(volume.id()))
            : named(call, ids).stream();
    Ec2Page<Ec2Volume> page =
        Ec2Page.of(
            all.filter(v -> filters.accept(v.tags(), name -> field(call, v, name, now))),
            ids.isEmpty() ? limit : Integer.MAX_VALUE,
            Ec2Volume::id);
    return new Ec2Xml()
        .list("volumeSet", page.items(), (xml, volume) -> write(xml, call, volume, now))
        .optional("nextToken", page.next());
  }

  /** One id that is not there fails the whole call, naming all that are not. */
  private List<Ec2Volume> named(Ec2Call call, List<String> ids) {
    List<String> missing =
        ids.stream()
            .filter(
                id ->
                    !id.matches("vol-[0-9a-f]+")
                        || resources.volume(call.account(), call.region(), id).isEmpty()
                        || resources.setting().faults().hides(id))
            .toList();
    missing.stream()
        .filter(id -> !id.matches("vol-[0-9a-f]+"))
        .forEach(id -> resources.needVolume(call, id));
    if (missing.size() > 1) {
      throw Ec2Error.of(
          "InvalidVolume.NotFound",
          "The volumes '" + String.join(", ", missing) + "' do not exist.");
    }
    missing.forEach(
        id -> {
          throw Ec2Resources.noVolume(id);
        });
    return ids.stream().map(id -> resources.needVolume(call, id)).toList();
  }

  private static Optional<List<String>> field(
      Ec2Call call, Ec2Volume volume, String name, Instant now) {
    switch (name) {
      case "volume-id":
        return Optional.of(List.of(volume.id()));
      case "status":
        return Optional.of(List.of(volume.state(now)));
      case "availability-zone":
        return Optional.of(List.of(volume.zone()));
      case "availability-zone-id":
        return Optional.of(List.of(Ec2Regions.zoneId(call.account(), volume.zone())));
      case "size":
        return Optional.of(List.of(String.valueOf(volume.gib())));
      case "volume-type":
        return Optional.of(List.of(volume.setting("type").orElse("gp3")));
      case "snapshot-id":
        return Optional.of(volume.setting("snapshot").map(List::of).orElse(List.of()));
      case "encrypted":
        return Optional.of(List.of(String.valueOf(volume.setting("key").isPresent())));
      case "multi-attach-enabled":
        return Optional.of(List.of(String.valueOf(volume.multiAttach())));
      case "attachment.instance-id":
        return Optional.of(volume.attachments().stream().map(Ec2Attachment::instance).toList());
      case "attachment.status":
        return Optional.of(volume.attachments().stream().map(a -> "attached").toList());
      default:
        return Optional.empty();
    }
  }

  static void write(Ec2Xml xml, Ec2Call call, Ec2Volume volume, Instant now) {
    xml.text("volumeId", volume.id())
        .text("size", volume.gib())
        .text("snapshotId", volume.setting("snapshot").orElse(""))
        .text("availabilityZone", volume.zone())
        .text("availabilityZoneId", Ec2Regions.zoneId(call.account(), volume.zone()))
        .text("status", volume.state(now))
        .text("createTime", volume.life().created())
        .text("volumeType", volume.setting("type").orElse("gp3"))
        .optional("iops", volume.setting("iops"))
        .optional("throughput", volume.setting("throughput"))
        .text("encrypted", volume.setting("key").isPresent())
        .optional("kmsKeyId", volume.setting("key"))
        .text("multiAttachEnabled", volume.multiAttach())
        .list(
            "attachmentSet",
            volume.attachments(),
            (item, attachment) -> writeAttachment(item, volume, attachment))
        .tags(volume.tags());
  }

  static void writeAttachment(Ec2Xml xml, Ec2Volume volume, Ec2Attachment attachment) {
    xml.text("volumeId", volume.id())
        .text("instanceId", attachment.instance())
        .text("device", attachment.device())
        .text("status", "attached")
        .text("attachTime", attachment.since())
        .text("deleteOnTermination", false);
  }
}
