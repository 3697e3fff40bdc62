// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.bundle.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The folders below a mounted path, as {@code find DIR -mindepth 1 -maxdepth 2 -type d} prints. */
final class FolderListing {
  /** Provisioners make a folder for the volume, or for the namespace and in it for the claim. */
  private static final int DEPTH = 2;

  private FolderListing() {}

  /**
   * Returns one absolute path a line, sorted, after a line that says which NFS export is mounted
   * there, if one is; links are not followed.
   */
  static String of(Path root) {
    try (Stream<Path> paths = Files.walk(root, DEPTH)) {
      StringBuilder lines = new StringBuilder(Mounts.ofThisMachine().headerOf(root));
      paths
          .filter(path -> !path.equals(root))
          .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> path.toAbsolutePath().normalize().toString())
          // A line end in a name would make two folders of one.
          .filter(path -> path.chars().noneMatch(Character::isISOControl))
          .sorted()
          .forEach(path -> lines.append(path).append('\n'));
      return lines.toString();
    } catch (IOException e) {
      throw FileTrouble.unreadable(root, e);
    } catch (java.io.UncheckedIOException e) {
      throw FileTrouble.unreadable(root, Objects.requireNonNull(e.getCause()));
    }
  }
}
