// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An EBS volume as DescribeVolumes shows it, whether the SDK or the vendor's command asked.
 *
 * @param texts {@code VolumeId}, {@code AvailabilityZone}, {@code AvailabilityZoneId}, {@code
 *     State}, {@code VolumeType}, {@code CreateTime}, {@code KmsKeyId} and {@code SnapshotId}, as
 *     far as they are known
 */
public record EbsVolume(
    Map<String, String> texts,
    long gib,
    boolean multiAttach,
    List<Attachment> attachments,
    Map<String, String> tags) {
  /** Devices from which instances start. */
  private static final Set<String> ROOT = Set.of("/dev/xvda", "/dev/sda1");

  public EbsVolume {
    texts = Map.copyOf(texts);
    attachments = List.copyOf(attachments);
    tags = Map.copyOf(tags);
  }

  /**
   * A volume on an instance.
   *
   * @param time RFC 3339, "" when not known
   */
  public record Attachment(String instance, String device, String state, String time) {}

  private Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * Returns the disk.
   *
   * @param account whose it is, "" when not known
   */
  public Disk disk(String account) {
    String id = text("VolumeId").orElse("");
    List<Attachment> held =
        attachments.stream().filter(a -> !a.state().equals("detached")).toList();
    String zone = text("AvailabilityZone").orElse("");
    return new Disk(
        new DiskId(EbsTranslator.DRIVER, id),
        id,
        "",
        new CloudScope(AwsProvider.ID, account, regionOf(zone)),
        zone.isEmpty() ? List.of() : List.of(zone),
        text("AvailabilityZoneId").map(List::of).orElse(List.of()),
        gib << 30,
        state(held),
        held.stream().map(Attachment::instance).toList(),
        facts(held));
  }

  /** Returns the region of a zone, also of a local one: {@code us-west-2-lax-1a}. */
  static String regionOf(String zone) {
    String[] parts = zone.split("-");
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].matches("[0-9]+[a-z]?")) {
        String number = parts[i].replaceAll("[a-z]", "");
        return String.join("-", List.of(parts).subList(0, i)) + "-" + number;
      }
    }
    return "";
  }

  private DiskState state(List<Attachment> held) {
    switch (text("State").orElse("")) {
      case "creating":
        return DiskState.CREATING;
      case "available":
        return held.isEmpty() ? DiskState.AVAILABLE : DiskState.IN_USE;
      case "in-use":
        return DiskState.IN_USE;
      case "deleting":
      case "deleted":
        return DiskState.DELETING;
      case "error":
        return DiskState.ERROR;
      default:
        return DiskState.UNKNOWN;
    }
  }

  private DiskFacts facts(List<Attachment> held) {
    EnumSet<DiskTrait> traits = EnumSet.noneOf(DiskTrait.class);
    if (multiAttach) {
      traits.add(DiskTrait.SHARED_WRITERS);
    }
    if (held.stream().anyMatch(a -> ROOT.contains(a.device()))) {
      traits.add(DiskTrait.BOOT);
    }
    Optional<String> attached =
        held.stream()
            .map(Attachment::time)
            .filter(time -> !time.isEmpty())
            .max(Comparator.naturalOrder());
    return new DiskFacts(
        text("VolumeType").orElse(""),
        text("CreateTime"),
        attached,
        Optional.empty(),
        text("KmsKeyId"),
        text("SnapshotId"),
        traits,
        tags,
        "");
  }
}
