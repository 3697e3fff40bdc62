// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The disks of a world as their owner sees them, behind the cluster's back. */
public final class WorldDisks {
  private static final String NAMESPACE = "csi.storage.k8s.io/pvc/namespace";

  private final Path folder;

  public WorldDisks(Path folder) {
    this.folder = folder;
  }

  /** Makes a disk with a file of data on it, as an earlier cluster would have left it. */
  public String make() {
    String handle = "dir-" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);
    try {
      Path data = Files.createDirectories(folder.resolve(handle).resolve("data"));
      Files.writeString(data.resolve("kept"), handle);
      Files.writeString(
          folder.resolve(handle).resolve("disk.json"),
          Json.pretty(Map.of("name", handle, "bytes", 1L << 30, "metadata", Map.of())));
      return handle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the disk is there with the data that {@link #make} put on it. */
  public boolean keptData(String handle) {
    return Files.exists(folder.resolve(handle).resolve("data").resolve("kept"));
  }

  public boolean exists(String handle) {
    return Files.exists(folder.resolve(handle));
  }

  /** The disks that the driver made for claims of a namespace and that still exist. */
  public List<String> madeFor(String namespace) {
    try (Stream<Path> disks = Files.list(folder)) {
      return disks
          .filter(disk -> record(disk).text("metadata", NAMESPACE).equals(Optional.of(namespace)))
          .map(disk -> disk.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines that pods wrote when they started on the disk. */
  public List<String> starts(String handle) {
    try {
      Path starts = folder.resolve(handle).resolve("data").resolve("starts");
      return Files.exists(starts) ? Files.readAllLines(starts) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KubeObject record(Path disk) {
    try {
      return KubeObject.parse(Files.readString(disk.resolve("disk.json")));
    } catch (IOException | dev.recover.model.UnreadableException beingWrittenOrDeleted) {
      return KubeObject.of(Map.of());
    }
  }
}
