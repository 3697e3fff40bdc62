// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.model.Disk;
import dev.recover.model.Evidence;
import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import dev.recover.model.VolumeHint;
import dev.recover.spi.HintGatherer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a disk's description, labels and name whose it was.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver/blob/master/pkg/parameters/constants.go">
 *     what the driver writes</a>
 */
final class DiskHint {
  private static final String FOR = "kubernetes.io/created-for/";
  private static final String RESTORE = "gkebackup.gke.io/created-for/volume-restore";

  /**
   * How the in-tree plug-in names a disk on GKE: {@code gke-<cluster>-<hash>-dynamic}, of which the
   * first 22 characters are kept, then the volume.
   */
  private static final Pattern GKE =
      Pattern.compile("gke-(.+)-[0-9a-f]{8}(?:-[dynamic]{0,7})?-pvc-[-0-9a-f]{36}");

  private static final String DESCRIPTION = "description";

  private final Disk disk;
  private final HintGatherer gatherer = new HintGatherer();

  private DiskHint(Disk disk) {
    this.disk = disk;
  }

  static VolumeHint of(Disk disk) {
    DiskHint hint = new DiskHint(disk);
    hint.readDescription();
    hint.readLabels();
    hint.readName();
    hint.gatherer.copy(disk.facts().tags());
    return hint.gatherer.hint();
  }

  private void readDescription() {
    String text = disk.facts().description();
    if (text.contains("created by GCE-PD CSI Driver")) {
      gatherer.seen(Evidence.Kind.METADATA, "description says that the CSI driver made it");
    }
    Map<String, Object> said = object(text);
    gatherer
        .claim(DESCRIPTION, word(said, FOR + "pvc/namespace"), word(said, FOR + "pvc/name"))
        .volume(DESCRIPTION, word(said, FOR + "pv/name"));
    word(said, "storage.gke.io/created-by")
        .ifPresent(by -> gatherer.seen(Evidence.Kind.METADATA, "description says made by " + by));
    word(said, RESTORE)
        .ifPresent(
            restore ->
                gatherer.seen(
                    Evidence.Kind.METADATA, "description says Backup for GKE made it: " + restore));
  }

  /** Whether the description says for which claim the disk was made, or which driver made it. */
  static boolean madeForVolumes(String description) {
    return description.contains("created by GCE-PD CSI Driver")
        || object(description).keySet().stream()
            .anyMatch(key -> key.startsWith(FOR) || key.equals("storage.gke.io/created-by"));
  }

  private static Map<String, Object> object(String text) {
    if (!text.startsWith("{")) {
      return Map.of();
    }
    try {
      return Json.parseObject(text);
    } catch (UnreadableException e) {
      // Anybody may have written it; it says nothing then.
      return Map.of();
    }
  }

  private static Optional<String> word(Map<String, Object> said, String key) {
    return said.get(key) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  private void readLabels() {
    Map<String, String> labels = disk.facts().tags();
    Optional<String> cluster = label(labels, "goog-k8s-cluster-name");
    String where = label(labels, "goog-k8s-cluster-location").map(l -> " in " + l).orElse("");
    gatherer.cluster("label goog-k8s-cluster-name" + where, cluster);
    gatherer.cluster(
        "label goog-gke-cluster-id-base32", label(labels, "goog-gke-cluster-id-base32"));
    gatherer.cluster("label cluster-id-gke-io", label(labels, "cluster-id-gke-io"));
    if (labels.containsKey("goog-gke-volume")) {
      gatherer.seen(Evidence.Kind.METADATA, "label goog-gke-volume: a volume of GKE");
    }
    if ("provisioning".equals(labels.get("volume-publish-status-gke-io"))) {
      String owner = label(labels, "cluster-id-gke-io").map(id -> " of cluster " + id).orElse("");
      gatherer.against(
          "label volume-publish-status-gke-io=provisioning: the driver"
              + owner
              + " may delete it when it starts with --enable-disk-cleanup");
    }
  }

  private static Optional<String> label(Map<String, String> labels, String key) {
    return Optional.ofNullable(labels.get(key));
  }

  private void readName() {
    gatherer.diskName(disk.name());
    Matcher matcher = GKE.matcher(disk.name());
    if (matcher.matches()) {
      gatherer.cluster("the disk's name", Optional.of(matcher.group(1)));
    }
  }
}
