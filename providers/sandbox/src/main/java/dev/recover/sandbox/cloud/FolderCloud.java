// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.state.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cloud in a folder. Records are replaced by renaming; changes happen under {@link FolderLock}.
 *
 * <p>What was read is kept for as long as the file is the same one: records are never written in
 * place, so a file's identity, time and size tell.
 */
final class FolderCloud extends CloudStore {
  private static final String RECORD = ".json";
  private static final String DATA = ".data";

  private record Read(Object mark, KubeObject record) {}

  private final Path folder;
  private final FolderLock lock;
  private final Map<Path, Read> seen = new HashMap<>();

  FolderCloud(Path folder) {
    this.folder = folder;
    this.lock = new FolderLock(folder);
  }

  @Override
  public List<String> collections() {
    try (Stream<Path> files = Files.walk(folder)) {
      TreeSet<String> names = new TreeSet<>();
      files
          .filter(file -> file.toString().endsWith(RECORD))
          .forEach(
              file -> names.add(folder.relativize(file.getParent()).toString().replace('\\', '/')));
      return List.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized SortedMap<String, KubeObject> all(String collection) {
    TreeMap<String, KubeObject> all = new TreeMap<>();
    Path place = folder.resolve(collection);
    if (!Files.isDirectory(place)) {
      return all;
    }
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.filter(f -> f.toString().endsWith(RECORD)).toList()) {
        String name = file.getFileName().toString();
        KubeObject record = read(file);
        if (record != null) {
          all.put(name.substring(0, name.length() - RECORD.length()), record);
        }
      }
      return Collections.unmodifiableSortedMap(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Optional<KubeObject> find(String collection, String id) {
    try {
      return Optional.ofNullable(read(file(collection, id, RECORD)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable KubeObject read(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Object mark =
          List.of(
              String.valueOf(attributes.fileKey()),
              attributes.lastModifiedTime(),
              attributes.size());
      Read before = seen.get(file);
      if (before != null && before.mark().equals(mark)) {
        return before.record();
      }
      KubeObject record = KubeObject.parse(Files.readString(file));
      seen.put(file, new Read(mark, record));
      return record;
    } catch (NoSuchFileException gone) {
      seen.remove(file);
      return null;
    }
  }

  @Override
  public synchronized void put(String collection, String id, KubeObject record) {
    Path file = file(collection, id, RECORD);
    Path fresh = file.resolveSibling(id + ".new");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(fresh, Json.pretty(record.tree()));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void remove(String collection, String id) {
    seen.remove(file(collection, id, RECORD));
    try {
      Files.deleteIfExists(file(collection, id, RECORD));
      Path data = file(collection, id, DATA);
      if (Files.isDirectory(data)) {
        try (Stream<Path> files = Files.walk(data)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void append(String collection, String id, String file, String line) {
    try {
      Path data = Files.createDirectories(file(collection, id, DATA));
      Files.writeString(
          data.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> lines(String collection, String id, String file) {
    try {
      return Files.readAllLines(file(collection, id, DATA).resolve(file));
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> files(String collection, String id) {
    Path data = file(collection, id, DATA);
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T exclusively(Supplier<T> work) {
    return lock.hold(work);
  }

  private Path file(String collection, String id, String ending) {
    return folder.resolve(collection).resolve(id + ending);
  }
}
