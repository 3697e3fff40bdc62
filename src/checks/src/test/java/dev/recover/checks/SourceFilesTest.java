// SPDX-License-Identifier: Apache-2.0
package dev.recover.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every Java file of the repository has: a licence line, a sensible size, a described package.
 */
class SourceFilesTest {
  private static final int LARGEST = 500;
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";
  private static final Path REPOSITORY = Path.of(System.getProperty("recover.repository", "../.."));

  @Test
  void noFileIsLargerThanOneCanReadAtOnce() {
    List<String> violations =
        sources().stream()
            .filter(file -> lines(file).size() > LARGEST)
            .map(file -> name(file) + ": " + lines(file).size() + " lines")
            .toList();
    assertNone(
        violations,
        "a file over " + LARGEST + " lines does more than one thing",
        "split it by what its parts decide, observe or do");
  }

  @Test
  void everyFileNamesItsLicence() {
    List<String> violations =
        sources().stream()
            .filter(file -> lines(file).isEmpty() || !lines(file).get(0).equals(LICENCE))
            .map(SourceFilesTest::name)
            .toList();
    assertNone(violations, "the first line is " + LICENCE, "run mvn spotless:apply, or add it");
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<String> violations = new TreeSet<>();
    sources().stream()
        .filter(file -> name(file).contains("/main/"))
        .map(Path::getParent)
        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
        .forEach(folder -> violations.add(name(folder)));
    assertNone(
        List.copyOf(violations),
        "a package is a concept, and its package-info.java is where a reader starts",
        "add package-info.java with one sentence about the package, and @NullMarked");
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> violations =
        sources().stream()
            .filter(file -> file.endsWith("package-info.java"))
            .filter(file -> lines(file).stream().noneMatch(line -> line.contains("NullMarked")))
            .map(SourceFilesTest::name)
            .toList();
    assertNone(
        violations,
        "NullAway takes everything as non-null that does not say @Nullable",
        "annotate the package with @org.jspecify.annotations.NullMarked");
  }

  private static void assertNone(List<String> violations, String why, String fix) {
    assertThat(violations)
        .withFailMessage(
            () ->
                "%d files:%n  %s%nwhy     %s%nto fix  %s%n"
                    .formatted(violations.size(), String.join("\n  ", violations), why, fix))
        .isEmpty();
  }

  private static String name(Path file) {
    return REPOSITORY.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> sources() {
    try (Stream<Path> modules =
        Stream.of("recover-core", "providers", "cli", "src").map(REPOSITORY::resolve)) {
      return modules.flatMap(SourceFilesTest::javaFiles).sorted().toList();
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

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
