// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.bundle.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The JSON files of a folder and of the folders in it, which together are one listing. */
final class ListingFolder {
  private static final int DEPTH = 2;

  private ListingFolder() {}

  /**
   * Returns their texts one after the other, in the order of their paths; "" when none is there.
   */
  static String of(Path root) {
    try (Stream<Path> paths = Files.walk(root, DEPTH)) {
      List<Path> files =
          paths
              .filter(path -> path.getFileName().toString().endsWith(".json"))
              .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
      StringBuilder all = new StringBuilder();
      for (Path file : files) {
        all.append(Files.readString(file)).append('\n');
      }
      return all.toString();
    } catch (IOException e) {
      throw FileTrouble.unreadable(root, e);
    } catch (UncheckedIOException e) {
      throw FileTrouble.unreadable(root, Objects.requireNonNull(e.getCause()));
    }
  }
}
