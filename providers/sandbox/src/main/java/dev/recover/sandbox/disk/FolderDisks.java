// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import dev.recover.sandbox.state.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Disks as folders; changes are made under a {@link FolderLock}, and records replaced by renaming.
 */
final class FolderDisks extends DiskStore {
  private final Path folder;
  private final FolderLock lock;

  FolderDisks(Path folder) {
    this.folder = folder;
    this.lock = new FolderLock(folder);
  }

  @Override
  public List<String> handles() {
    try (Stream<Path> disks = Files.list(folder)) {
      return disks
          .filter(disk -> Files.exists(record(disk)))
          .map(disk -> disk.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<DiskRecord> find(String handle) {
    try {
      return Optional.of(
          DiskRecord.of(KubeObject.parse(Files.readString(record(folder.resolve(handle))))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | UnreadableException e) {
      throw new DiskRefusal("Internal", "the record of " + handle + " cannot be read: " + e);
    }
  }

  @Override
  public void append(String handle, String file, String line) {
    try {
      Path data = data(handle);
      if (Files.exists(data)) {
        Files.writeString(
            data.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> lines(String handle, String file) {
    try {
      return Files.readAllLines(data(handle).resolve(file));
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void save(String handle, DiskRecord disk) {
    make(data(handle));
    Path record = record(folder.resolve(handle));
    Path fresh = record.resolveSibling("disk.json.new");
    try {
      Files.writeString(fresh, Json.pretty(disk.tree()));
      Files.move(
          fresh, record, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void remove(String handle) {
    Path disk = folder.resolve(handle);
    if (!Files.exists(disk)) {
      return;
    }
    try (Stream<Path> files = Files.walk(disk)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new DiskRefusal("Internal", handle + " cannot be removed: " + e);
    }
  }

  @Override
  <T> T exclusively(Supplier<T> work) {
    return lock.hold(work);
  }

  private Path data(String handle) {
    return folder.resolve(handle).resolve("data");
  }

  private static Path record(Path disk) {
    return disk.resolve("disk.json");
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
