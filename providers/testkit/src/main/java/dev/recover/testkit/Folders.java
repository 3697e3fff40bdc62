// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that a test made. */
public final class Folders {
  private Folders() {}

  /** Removes a folder with all that is in it; what cannot be removed stays. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftOver) {
      System.err.println("testkit: cannot remove " + folder + ": " + leftOver.getMessage());
    }
  }
}
