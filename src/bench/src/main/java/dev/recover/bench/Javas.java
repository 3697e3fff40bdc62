// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The versions of Java on which the command is measured. */
final class Javas {
  private static final Path HOMES = Path.of("/usr/lib/jvm");

  private Javas() {}

  /** Homes by major version: those that are there of the oldest and the newest one supported. */
  static Map<String, Path> homes() throws IOException {
    Map<String, Path> homes = new TreeMap<>();
    if (!Files.isDirectory(HOMES)) {
      return homes;
    }
    try (Stream<Path> entries = Files.list(HOMES)) {
      for (Path home : entries.sorted().toList()) {
        major(home)
            .filter(major -> major.equals("17") || major.equals("25"))
            .ifPresent(major -> homes.put(major, home));
      }
    }
    return homes;
  }

  /** What tells the launcher to use that home. */
  static Map<String, String> environment(Path home) {
    return Map.of("RECOVER_JAVA_HOME", home.toString());
  }

  private static Optional<String> major(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.exists(release)) {
      return Optional.empty();
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION=\""))
        .map(line -> line.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1"))
        .findFirst();
  }
}
