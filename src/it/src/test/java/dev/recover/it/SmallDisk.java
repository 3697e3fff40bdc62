// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A file system that is full soon.
 *
 * @param path where it is mounted
 */
record SmallDisk(Path path) implements AutoCloseable {
  private static final int PAGE = 4096;
  private static final int PAGES = 16;
  private static final String FILLER = "filler";

  /** Mounts one; without the right to mount, the test is skipped with one line. */
  static SmallDisk mounted(Path path) throws IOException {
    Files.createDirectories(path);
    String size = "size=" + PAGE * PAGES;
    if (run("mount", "-t", "tmpfs", "-o", size, "tmpfs", path.toString()) != 0) {
      String why = "skipped: tests with a full disk; they need the right to mount a tmpfs";
      System.err.println(why);
      Assumptions.abort(why);
    }
    return new SmallDisk(path);
  }

  /** Fills all but some pages of 4 KiB. */
  void fillExceptFor(int pages) throws IOException {
    Files.write(path.resolve(FILLER), new byte[PAGE * (PAGES - pages)]);
  }

  void empty() throws IOException {
    Files.delete(path.resolve(FILLER));
  }

  List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", path.toString());
  }
}
