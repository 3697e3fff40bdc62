// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
  @TempDir Path folder;

  @Test
  void fileAndFoldersAreForTheirOwnerAloneAndWhatIsThereIsClosed() throws IOException {
    Path file = PrivateFile.create(folder.resolve("shell/history/uid"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.writeString(file, "kept");
    PrivateFile.create(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).content().isEqualTo("kept");
  }

  /** As on Windows; a zip file is one that every Java has. */
  @Test
  void aFileSystemWithoutPosixPermissionsTakesThemToo() throws IOException {
    try (FileSystem windows =
        FileSystems.newFileSystem(folder.resolve("disk.zip"), Map.of("create", "true"))) {
      assertThat(windows.supportedFileAttributeViews()).doesNotContain("posix");
      Path file = PrivateFile.create(windows.getPath("/state/shell/history/uid"));
      Files.writeString(file, "kept");
      assertThat(Files.readString(PrivateFile.create(file))).isEqualTo("kept");
    }
  }
}
