// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import dev.recover.bundle.FileTrouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that nobody but their owner may read (0600 and 0700). */
public final class PrivateFile {
  private PrivateFile() {}

  /** The JSON files in a folder, by name; none when it is not there. */
  static List<Path> jsonIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw FileTrouble.unreadable(folder, e);
    }
  }

  /** Takes a file away; one that is gone is no error. */
  public static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }

  /** Makes the file, empty, unless it is there; and closes it to others if it is. */
  public static Path create(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        createFolders(folder);
      }
      try {
        Files.createFile(file, only("rw-------", file));
      } catch (FileAlreadyExistsException there) {
        if (posix(file)) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
      }
      return file;
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }

  private static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, only("rwx------", folder));
    }
  }

  private static FileAttribute<?>[] only(String permissions, Path file) {
    return posix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
