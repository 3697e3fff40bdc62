// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which VolumeAttachments of a cluster hold which disk, and which node says that it uses it.
 *
 * <p>An attachment names a PersistentVolume. Where that is gone its own name still tells the disk:
 * it is {@code csi-} and the SHA-256 of handle, driver and node. A driver that needs no attaching
 * (NFS, most file stores) has no attachments; then {@code status.volumesInUse} of a node is the
 * only sign that pods have the disk mounted.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/csi/csi_attacher.go">
 *     csi_attacher.go, getAttachmentName</a>
 */
public final class Attachments {
  private static final String CSI = "kubernetes.io/csi/";

  private final Map<DiskId, List<KubeObject>> byDisk = new HashMap<>();
  private final Map<String, List<KubeObject>> byVolume = new HashMap<>();
  private final Map<String, KubeObject> dangling = new HashMap<>();
  private final Map<String, Set<String>> danglingNodes = new TreeMap<>();
  private final Map<String, String> inUse = new HashMap<>();

  public Attachments(TargetState state, DiskIndex disks) {
    for (KubeObject attachment : state.all(ResourceType.VOLUME_ATTACHMENT)) {
      String volume = volumeOf(attachment);
      byVolume.merge(volume, List.of(attachment), Attachments::joined);
      Optional<DiskId> disk = disks.diskOf(volume);
      if (disk.isPresent()) {
        byDisk.merge(disk.get(), List.of(attachment), Attachments::joined);
      } else {
        dangling.put(attachment.name(), attachment);
        danglingNodes
            .computeIfAbsent(attachment.text("spec", "attacher").orElse(""), a -> new TreeSet<>())
            .add(attachment.text("spec", "nodeName").orElse(""));
      }
    }
    for (KubeObject node : state.all(ResourceType.NODE)) {
      for (String text : node.textList("status", "volumesInUse")) {
        inUse.putIfAbsent(text, node.name());
      }
    }
  }

  private static List<KubeObject> joined(List<KubeObject> one, List<KubeObject> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
  }

  /** The name of the PersistentVolume that the attachment is of, or "". */
  public static String volumeOf(KubeObject attachment) {
    return attachment.text("spec", "source", "persistentVolumeName").orElse("");
  }

  /** The attachments that were made for the PersistentVolume of that name. */
  public List<KubeObject> of(String volume) {
    return byVolume.getOrDefault(volume, List.of());
  }

  /** An attachment that holds the disk and was made for another PersistentVolume than this. */
  public Optional<KubeObject> otherThan(String volume, DiskId disk) {
    for (KubeObject attachment : byDisk.getOrDefault(disk, List.of())) {
      if (!volumeOf(attachment).equals(volume)) {
        return Optional.of(attachment);
      }
    }
    for (String node : danglingNodes.getOrDefault(disk.driver(), Set.of())) {
      KubeObject attachment = dangling.get(nameOf(disk, node));
      if (attachment != null && !volumeOf(attachment).equals(volume)) {
        return Optional.of(attachment);
      }
    }
    return Optional.empty();
  }

  /**
   * The node that says that its pods use the disk, whatever PersistentVolume they know it by.
   *
   * @param volume one that has the disk, as the kubelet spells the handle as that does
   */
  public Optional<String> nodeUsing(KubeObject volume, DiskId disk) {
    String driver = volume.text("spec", "csi", "driver").orElse("");
    String handle = volume.text("spec", "csi", "volumeHandle").orElse("");
    return Optional.ofNullable(inUse.get(CSI + driver + "^" + handle))
        .or(() -> Optional.ofNullable(inUse.get(CSI + disk)));
  }

  /** The name that the attach controller gives the attachment of that disk to that node. */
  static String nameOf(DiskId disk, String node) {
    try {
      byte[] text = (disk.handle() + disk.driver() + node).getBytes(StandardCharsets.UTF_8);
      return "csi-" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
