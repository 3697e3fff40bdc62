// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.DiagnosticException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that at every instant, and after every crash, it is either the old one or the
 * whole new one.
 *
 * <p>The text goes to a temporary file beside it, is fsynced, and is renamed into place; then the
 * folder is fsynced. A file that is there is replaced and keeps nothing of its own. When writing
 * fails, the old file stands, the temporary one is removed, and a {@link DiagnosticException} with
 * {@code FILE_UNWRITABLE} says why. A pipe or device, such as {@code /dev/stdout}, is written to as
 * it is: it has no old content, and renaming over it would take it away from everybody.
 */
public final class AtomicFile {
  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private AtomicFile() {}

  /** Writes text as UTF-8. */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text));
  }

  /** Writes as UTF-8 what {@code content} hands over, without holding all of it. */
  public static void write(Path file, Content content) {
    Path name = file.getFileName();
    if (name == null) {
      throw FileTrouble.unwritable(file, new IOException("it is a folder"));
    }
    Path temporary = PartialFolder.beside(file);
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        fill(file, content, StandardOpenOption.WRITE);
        return;
      }
      try {
        fill(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
      Durable.folder(parent(file));
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }

  private static void fill(Path file, Content content, OpenOption... how) throws IOException {
    try (FileChannel channel = FileChannel.open(file, how);
        OutputStream bytes = Channels.newOutputStream(channel);
        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      content.writeTo(out);
      out.flush();
      if (Files.isRegularFile(file)) {
        channel.force(true);
      }
    }
  }

  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The folder that a file is in; it need not exist. */
  static Path parent(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
