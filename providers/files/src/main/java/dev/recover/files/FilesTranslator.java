// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.spi.Disks;
import dev.recover.spi.VolumeTranslator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which folder a volume is, and whose a folder was. */
final class FilesTranslator implements VolumeTranslator {
  private static final Map<String, String> DRIVERS =
      Map.of(
          "nfs", FilesProvider.NFS,
          "hostPath", FilesProvider.HOST_PATH,
          "local", FilesProvider.LOCAL);
  private static final FieldPath AFFINITY = FieldPath.of("spec", "nodeAffinity");

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    return text(volume, "nfs", "server")
        .flatMap(
            host ->
                path(volume, "nfs").map(path -> new DiskId(FilesProvider.NFS, export(host, path))))
        .or(
            () ->
                path(volume, "hostPath")
                    .map(path -> onNode(FilesProvider.HOST_PATH, NodeName.of(volume), path)))
        .or(
            () ->
                path(volume, "local")
                    .map(path -> onNode(FilesProvider.LOCAL, NodeName.of(volume), path)));
  }

  private static Optional<String> path(KubeObject volume, String source) {
    return text(volume, source, "path").map(FolderPath::normalise);
  }

  private static Optional<String> text(KubeObject volume, String source, String field) {
    return volume.text("spec", source, field).filter(text -> !text.isEmpty());
  }

  static DiskId onNode(String driver, String node, String path) {
    return new DiskId(driver, node + ":" + path);
  }

  static String export(String server, String path) {
    // Host names do not differ in case, and a final dot only says that the name is complete.
    String host = server.toLowerCase(Locale.ROOT).replaceFirst("(?<=[^.])\\.$", "");
    boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    return (bareIpv6 ? "[" + host + "]" : host) + ":" + path;
  }

  @Override
  public VolumeHint hintOf(Disk disk) {
    return FolderName.hint(disk.name());
  }

  /**
   * A hostPath stays one where the volume is one, and so does a local volume; a folder of one node
   * ties the volume to that node.
   */
  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    String source = Disks.sourceOf(volume);
    int colon = disk.id().handle().indexOf(":/");
    boolean nfs = disk.id().driver().equals(FilesProvider.NFS);
    boolean ours = source.isEmpty() || DRIVERS.containsKey(source) && source.equals("nfs") == nfs;
    if (colon < 0 || !ours || !DRIVERS.containsValue(disk.id().driver())) {
      return Optional.empty();
    }
    String place = disk.id().handle().substring(0, colon);
    String path = disk.id().handle().substring(colon + 1);
    if (nfs) {
      return Optional.of(
          volume
              .with(FieldPath.of("spec", "nfs", "server"), place.replaceAll("[\\[\\]]", ""))
              .with(FieldPath.of("spec", "nfs", "path"), path));
    }
    boolean local = source.equals("local") || disk.id().driver().equals(FilesProvider.LOCAL);
    KubeObject pointed =
        volume.with(
            FieldPath.of(
                "spec", local && !source.equals("hostPath") ? "local" : "hostPath", "path"),
            path);
    return Optional.of(place.equals(NodeName.ANY) ? pointed : tied(pointed, place));
  }

  private static KubeObject tied(KubeObject volume, String node) {
    Map<String, Object> requirement =
        Map.of("key", "kubernetes.io/hostname", "operator", "In", "values", List.of(node));
    return volume.with(
        AFFINITY,
        Map.of(
            "required",
            Map.of(
                "nodeSelectorTerms", List.of(Map.of("matchExpressions", List.of(requirement))))));
  }
}
