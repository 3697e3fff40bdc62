// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.Json;
import dev.recover.model.OneLine;
import dev.recover.model.UnreadableException;
import dev.recover.spi.DiskListing;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@value #COMMAND} printed. */
final class EbsListing {
  static final String COMMAND = "aws ec2 describe-volumes --output json";

  private static final List<String> TEXTS =
      List.of(
          "VolumeId",
          "AvailabilityZone",
          "AvailabilityZoneId",
          "State",
          "VolumeType",
          "CreateTime",
          "KmsKeyId",
          "SnapshotId");

  private EbsListing() {}

  /**
   * Returns the disks of the listing; one that was cut off (with {@code --max-items}, or a single
   * page) says so as a part that was not looked at.
   *
   * @param scope whose account the disks belong to
   * @throws DiagnosticException when the text is no such listing, or has one disk twice
   */
  static DiskListing read(String text, CloudScope scope) {
    Map<?, ?> tree = tree(text);
    if (!(tree.get("Volumes") instanceof List<?> volumes)) {
      throw refused("it has no list \"Volumes\"", "write it with: " + COMMAND);
    }
    List<Disk> disks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Object item : volumes) {
      Disk disk = disk(item, scope.account());
      if (!seen.add(disk.id().handle())) {
        throw refused(disk.id().handle() + " stands twice in it", "write the listing again");
      }
      disks.add(disk);
    }
    boolean cut = !text(tree, "NextToken").isEmpty() || !text(tree, "nextToken").isEmpty();
    return new DiskListing(
        disks,
        cut
            ? List.of(
                new NotLookedAt(
                    new CloudScope(AwsProvider.ID, scope.account(), scope.region()),
                    "the listing is cut off: it ends with a NextToken",
                    Optional.empty()))
            : List.of());
  }

  private static Map<?, ?> tree(String text) {
    try {
      return Json.parse(text) instanceof Map<?, ?> map ? map : Map.of();
    } catch (UnreadableException e) {
      throw refused(OneLine.of(String.valueOf(e.getMessage())), "write it with: " + COMMAND);
    }
  }

  private static Disk disk(@Nullable Object item, String account) {
    Map<?, ?> tree = item instanceof Map<?, ?> map ? map : Map.of();
    if (!EbsHandle.isId(text(tree, "VolumeId")) || text(tree, "AvailabilityZone").isEmpty()) {
      throw refused(
          "an item is no volume with VolumeId and AvailabilityZone: "
              + OneLine.of(Json.compact(tree)),
          "write it with: " + COMMAND);
    }
    Map<String, String> texts = new TreeMap<>();
    TEXTS.forEach(name -> texts.put(name, text(tree, name)));
    long gib = tree.get("Size") instanceof Number size ? size.longValue() : 0;
    boolean multiAttach = Boolean.TRUE.equals(tree.get("MultiAttachEnabled"));
    Map<String, String> tags = new TreeMap<>();
    maps(tree, "Tags").forEach(tag -> tags.put(text(tag, "Key"), text(tag, "Value")));
    List<EbsVolume.Attachment> attachments =
        maps(tree, "Attachments").stream()
            .map(
                a ->
                    new EbsVolume.Attachment(
                        text(a, "InstanceId"),
                        text(a, "Device"),
                        text(a, "State"),
                        text(a, "AttachTime")))
            .toList();
    return new EbsVolume(texts, gib, multiAttach, attachments, tags).disk(account);
  }

  private static List<Map<?, ?>> maps(Map<?, ?> tree, String field) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (tree.get(field) instanceof List<?> list) {
      list.forEach(
          item -> {
            if (item instanceof Map<?, ?> map) {
              maps.add(map);
            }
          });
    }
    return maps;
  }

  private static String text(Map<?, ?> tree, String field) {
    return tree.get(field) instanceof String text ? text : "";
  }

  private static DiagnosticException refused(String why, String remedy) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.INPUT_INVALID, "", "this is not a listing of EBS volumes", why, remedy));
  }
}
