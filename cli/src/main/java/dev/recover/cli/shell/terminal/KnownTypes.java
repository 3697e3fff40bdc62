// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.bundle.AtomicFile;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/**
 * What types of terminals can do, kept in a folder from one start to the next: JLine takes longer
 * to find it out than all else takes until the prompt.
 */
final class KnownTypes {
  private final Optional<Path> folder;

  /**
   * @param folder of this build, as JLine may know more in another; made when there is something to
   *     keep; without one nothing is kept
   */
  KnownTypes(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Empty also when the file is damaged. */
  Optional<Capabilities> find(String type) {
    return file(type).flatMap(KnownTypes::read);
  }

  /** Keeps what JLine knows of the terminal's type; what it only guessed is not kept. */
  void keep(Terminal terminal) {
    if (InfoCmp.getLoadedInfoCmp(terminal.getType()) != null) {
      file(terminal.getType()).ifPresent(file -> write(file, Capabilities.of(terminal).text()));
    }
  }

  private Optional<Path> file(String type) {
    boolean named = !type.isEmpty() && !type.startsWith(".") && type.indexOf('/') < 0;
    return named ? folder.map(known -> known.resolve(type)) : Optional.empty();
  }

  private static Optional<Capabilities> read(Path file) {
    try {
      return Capabilities.ofText(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(folder.orElseThrow());
      AtomicFile.write(file, text);
    } catch (IOException | DiagnosticException e) {
      // A folder for what may be forgotten cannot be written: the next start takes longer.
      return;
    }
  }
}
