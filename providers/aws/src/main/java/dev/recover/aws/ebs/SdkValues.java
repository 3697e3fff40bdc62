// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.aws.EbsVolume;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** Reads what the SDK answers; words that this SDK does not know are taken as they were sent. */
final class SdkValues {
  private SdkValues() {}

  static EbsVolume volume(Volume volume) {
    Map<String, String> texts = new TreeMap<>();
    put(texts, "VolumeId", volume.volumeId());
    put(texts, "AvailabilityZone", volume.availabilityZone());
    put(texts, "AvailabilityZoneId", volume.availabilityZoneId());
    put(texts, "State", volume.stateAsString());
    put(texts, "VolumeType", volume.volumeTypeAsString());
    put(texts, "CreateTime", volume.createTime());
    put(texts, "KmsKeyId", volume.kmsKeyId());
    put(texts, "SnapshotId", volume.snapshotId());
    return new EbsVolume(
        texts,
        volume.size() == null ? 0 : volume.size(),
        Boolean.TRUE.equals(volume.multiAttachEnabled()),
        volume.attachments().stream().map(SdkValues::attachment).toList(),
        tags(volume.tags()));
  }

  private static void put(Map<String, String> texts, String name, @Nullable Object value) {
    if (value != null) {
      texts.put(name, value.toString());
    }
  }

  private static EbsVolume.Attachment attachment(VolumeAttachment attachment) {
    return new EbsVolume.Attachment(
        text(attachment.instanceId()),
        text(attachment.device()),
        text(attachment.stateAsString()),
        text(attachment.attachTime()));
  }

  static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(tag -> map.put(text(tag.key()), text(tag.value())));
    return map;
  }

  static List<Tag> tags(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
  }

  static Snapshot snapshot(
      software.amazon.awssdk.services.ec2.model.Snapshot snapshot, EbsPlace place) {
    boolean archived = "archive".equals(snapshot.storageTierAsString());
    return new Snapshot(
        new SnapshotId(place.scope(), text(snapshot.snapshotId())),
        // That of a copy is arbitrary.
        text(snapshot.volumeId()).equals("vol-ffffffff") ? "" : text(snapshot.volumeId()),
        archived ? Snapshot.State.ARCHIVED : state(text(snapshot.stateAsString())),
        (snapshot.volumeSize() == null ? 0L : snapshot.volumeSize()) << 30,
        Optional.ofNullable(snapshot.startTime()).map(Object::toString),
        Optional.ofNullable(snapshot.kmsKeyId()).filter(key -> !key.isEmpty()),
        tags(snapshot.tags()),
        text(snapshot.description()));
  }

  private static Snapshot.State state(String word) {
    switch (word) {
      case "pending":
      case "recovering":
        return Snapshot.State.CREATING;
      case "completed":
        return Snapshot.State.READY;
      case "error":
        return Snapshot.State.FAILED;
      case "recoverable":
        return Snapshot.State.DELETING;
      default:
        return Snapshot.State.UNKNOWN;
    }
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
