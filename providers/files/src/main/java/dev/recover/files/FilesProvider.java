// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.Optional;
import java.util.Set;

/**
 * Volumes that are a folder somewhere and need no driver: nfs, hostPath and local.
 *
 * <p>The disk of an nfs volume is {@code server:/path}; that of a hostPath or local volume is
 * {@code node:/path}, because the same path on two nodes is two disks. Paths are spelled one way:
 * no empty or dot parts, no trailing slash.
 */
public final class FilesProvider implements DiskProviderFactory {
  static final String NFS = "kubernetes.io/nfs";
  static final String HOST_PATH = "kubernetes.io/host-path";
  static final String LOCAL = "kubernetes.io/local-volume";

  @Override
  public String id() {
    return "files";
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Set<String> drivers() {
    return Set.of(NFS, HOST_PATH, LOCAL);
  }

  @Override
  public boolean accepts(KubeObject volume) {
    return diskOf(volume).isPresent();
  }

  @Override
  public VolumeTranslator translator() {
    return FilesProvider::diskOf;
  }

  private static Optional<DiskId> diskOf(KubeObject volume) {
    Optional<String> server = text(volume, "nfs", "server");
    return server
        .flatMap(host -> path(volume, "nfs").map(path -> new DiskId(NFS, export(host, path))))
        .or(() -> path(volume, "hostPath").map(path -> onNode(HOST_PATH, volume, path)))
        .or(() -> path(volume, "local").map(path -> onNode(LOCAL, volume, path)));
  }

  private static Optional<String> path(KubeObject volume, String source) {
    return text(volume, source, "path").map(FolderPath::normalise);
  }

  private static Optional<String> text(KubeObject volume, String source, String field) {
    return volume.text("spec", source, field).filter(text -> !text.isEmpty());
  }

  private static DiskId onNode(String driver, KubeObject volume, String path) {
    return new DiskId(driver, NodeName.of(volume) + ":" + path);
  }

  private static String export(String server, String path) {
    // Host names do not differ in case, and a final dot only says that the name is complete.
    String host = server.toLowerCase(java.util.Locale.ROOT).replaceFirst("(?<=[^.])\\.$", "");
    boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    return (bareIpv6 ? "[" + host + "]" : host) + ":" + path;
  }
}
