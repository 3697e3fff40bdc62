// SPDX-License-Identifier: Apache-2.0
package dev.recover.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of the repository. */
final class Sources {
  private static final Path REPOSITORY = Path.of(System.getProperty("recover.repository", "../.."));

  private Sources() {}

  static List<Path> all() {
    return Stream.of("recover-core", "providers", "cli", "src")
        .map(REPOSITORY::resolve)
        .flatMap(Sources::javaFiles)
        .sorted()
        .toList();
  }

  /** The path below the repository, with slashes. */
  static String name(Path file) {
    return REPOSITORY.relativize(file).toString().replace('\\', '/');
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<Path> javaFiles(Path module) {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !name(file).contains("/target/"))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
