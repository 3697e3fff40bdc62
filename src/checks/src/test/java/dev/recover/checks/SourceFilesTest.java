// SPDX-License-Identifier: Apache-2.0
package dev.recover.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every Java file of the repository has: a licence line, a sensible size, a described package.
 */
class SourceFilesTest {
  private static final int LARGEST = 500;
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";

  @Test
  void noFileIsLargerThanOneCanReadAtOnce() {
    List<String> violations =
        Sources.all().stream()
            .filter(file -> Sources.lines(file).size() > LARGEST)
            .map(file -> Sources.name(file) + ": " + Sources.lines(file).size() + " lines")
            .toList();
    assertNone(
        violations,
        "a file over " + LARGEST + " lines does more than one thing",
        "split it by what its parts decide, observe or do");
  }

  @Test
  void everyFileNamesItsLicence() {
    List<String> violations =
        Sources.all().stream()
            .filter(
                file ->
                    Sources.lines(file).isEmpty() || !Sources.lines(file).get(0).equals(LICENCE))
            .map(Sources::name)
            .toList();
    assertNone(violations, "the first line is " + LICENCE, "run mvn spotless:apply, or add it");
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<String> violations = new TreeSet<>();
    Sources.all().stream()
        .filter(file -> Sources.name(file).contains("/main/"))
        .map(Path::getParent)
        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
        .forEach(folder -> violations.add(Sources.name(folder)));
    assertNone(
        List.copyOf(violations),
        "a package is a concept, and its package-info.java is where a reader starts",
        "add package-info.java with one sentence about the package, and @NullMarked");
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> violations =
        Sources.all().stream()
            .filter(file -> file.endsWith("package-info.java"))
            .filter(
                file -> Sources.lines(file).stream().noneMatch(line -> line.contains("NullMarked")))
            .map(Sources::name)
            .toList();
    assertNone(
        violations,
        "NullAway takes everything as non-null that does not say @Nullable",
        "annotate the package with @org.jspecify.annotations.NullMarked");
  }

  static void assertNone(List<String> violations, String why, String fix) {
    assertThat(violations)
        .withFailMessage(
            () ->
                "%d files:%n  %s%nwhy     %s%nto fix  %s%n"
                    .formatted(violations.size(), String.join("\n  ", violations), why, fix))
        .isEmpty();
  }
}
