// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aFileIsMadeAndReplaced() {
    Path file = folder.resolve("plan.json");
    AtomicFile.write(file, "one \u00e4");
    assertThat(file).hasContent("one \u00e4");
    AtomicFile.write(file, out -> out.append("two"));
    assertThat(file).hasContent("two");
    assertThat(folder.toFile().list()).containsExactly("plan.json");
  }

  @Test
  void theOldFileStandsWhenWritingFails() {
    Path file = folder.resolve("plan.json");
    AtomicFile.write(file, "old");
    assertUnwritable(
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write("half");
                  throw new IOException("No space left on device");
                }),
        said -> {
          assertThat(said.why()).isEqualTo("no space left on device");
          assertThat(said.remedy()).contains("free some space");
        });
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IllegalStateException("bug");
                    }))
        .hasMessage("bug");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("plan.json");
  }

  @Test
  void whereNothingCanBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertUnwritable(
        () -> AtomicFile.write(folder.resolve("none/plan.json"), "x"),
        said ->
            assertThat(said.why())
                .isEqualTo("no such file or folder: " + folder.resolve("none/plan.json")));
    assertUnwritable(
        () -> AtomicFile.write(file.resolve("plan.json"), "x"),
        said -> assertThat(said.why()).isNotEmpty());
    assertUnwritable(
        () -> AtomicFile.write(folder, "x"), said -> assertThat(said.why()).contains("a folder"));
    assertUnwritable(
        () -> AtomicFile.write(Path.of("/"), "x"),
        said -> assertThat(said.why()).contains("a folder"));
    assertUnwritable(
        () ->
            AtomicFile.write(
                folder.resolve("x"),
                out -> {
                  throw new IOException("Read-only file system", new ReadOnlyFileSystemException());
                }),
        said -> assertThat(said.remedy()).contains("not read-only"));
  }

  private static void assertUnwritable(Runnable write, Consumer<Diagnostic> said) {
    assertThatThrownBy(write::run)
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.FILE_UNWRITABLE);
              said.accept(e.diagnostics().get(0));
            });
  }
}
