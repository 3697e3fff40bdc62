// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder in which a bundle lies until it is whole: beside its place, under a hidden name.
 *
 * <p>A file in it is locked while its writer lives, and the operating system frees that lock when
 * the process ends, however it ends. So the next writer to the same place can tell what a killed
 * one left behind, and removes it; a folder without that file, or whose file cannot be locked, is
 * left alone.
 */
final class PartialFolder implements AutoCloseable {
  private static final String MARK = ".writing";
  private static final String INFIX = ".partial-";
  private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern HIDDEN =
      Pattern.compile("\\.([^/]+)" + Pattern.quote(INFIX) + UUID_TEXT);

  private final Path path;
  private final FileChannel mark;

  private PartialFolder(Path path, FileChannel mark) {
    this.path = path;
    this.mark = mark;
  }

  /** A name beside that place that nothing has yet. */
  static Path beside(Path place) {
    return place.resolveSibling("." + place.getFileName() + INFIX + UUID.randomUUID());
  }

  /** Names the place in a message about what lies beside it for a while. */
  static String visible(String path) {
    return HIDDEN.matcher(path).replaceAll("$1");
  }

  /** Makes the folder for what will have that place, and removes those of dead writers. */
  static PartialFolder create(Path place) throws IOException {
    removeDead(place);
    Path path = beside(place);
    Files.createDirectory(path);
    FileChannel mark =
        FileChannel.open(
            path.resolve(MARK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    tryLock(mark);
    return new PartialFolder(path, mark);
  }

  Path path() {
    return path;
  }

  /** Takes out what is no part of the bundle, so that the folder can have its name. */
  void complete() throws IOException {
    Files.delete(path.resolve(MARK));
  }

  /** Removes the folder, unless it has its name by now. */
  @Override
  public void close() {
    remove(path);
    release(mark);
  }

  private static void removeDead(Path place) {
    String glob = "." + place.getFileName() + INFIX;
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(
            AtomicFile.parent(place),
            sibling ->
                sibling.getFileName().toString().startsWith(glob)
                    && HIDDEN.matcher(sibling.getFileName().toString()).matches()
                    && Files.isRegularFile(sibling.resolve(MARK), LinkOption.NOFOLLOW_LINKS))) {
      siblings.forEach(PartialFolder::removeIfDead);
    } catch (IOException e) {
      // What cannot be looked at is not in the way either.
      return;
    }
  }

  private static void removeIfDead(Path folder) {
    try (FileChannel mark = FileChannel.open(folder.resolve(MARK), StandardOpenOption.WRITE)) {
      if (tryLock(mark)) {
        remove(folder);
      }
    } catch (IOException e) {
      // Not ours, or gone in the meantime.
      return;
    }
  }

  private static boolean tryLock(FileChannel mark) {
    try {
      return mark.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      // A file system without locks: then nobody can tell, and nothing is removed.
      return false;
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException leftBehind) {
      // Its name says that it is partial, and reading it is refused.
      return;
    }
  }

  private static void release(FileChannel mark) {
    try {
      mark.close();
    } catch (IOException e) {
      // It was only locked, never written.
      return;
    }
  }
}
