// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.lock;

import dev.recover.bundle.FileTrouble;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lock of one target cluster on this machine: a file that the operating system locks, so that
 * it is free again when its process is gone, however it went.
 *
 * <p>What stands in it says who holds it.
 */
public final class FileLock implements AutoCloseable {
  private static final int LONGEST = 4096;

  private final Path file;
  private final FileChannel channel;
  private final String id;

  private FileLock(Path file, FileChannel channel, String id) {
    this.file = file;
    this.channel = channel;
    this.id = id;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * <p>Throws {@link DiagnosticException} with {@link Code#LOCK_HELD}, naming who has it, or {@link
   * Code#FILE_UNWRITABLE}.
   *
   * @param state the folder for what this program remembers
   */
  public static FileLock take(Path state, String clusterUid, Holder holder) {
    Path folder = state.resolve("locks");
    Path file = folder.resolve(clusterUid + ".lock");
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        Optional<Holder> other = Holder.ofJson(read(channel));
        close(channel);
        throw held(file, other);
      }
      write(channel, holder.toJson());
      return new FileLock(file, channel, id(folder));
    } catch (IOException e) {
      close(channel);
      throw FileTrouble.unwritable(file, e);
    }
  }

  /** Two runs in one process exclude each other too. */
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Made once for the folder; whoever holds the lock of a folder knows that no other run does. */
  private static String id(Path folder) throws IOException {
    Path file = folder.resolve("id");
    try {
      Files.writeString(file, UUID.randomUUID() + "\n", StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier run.
    }
    return Files.readString(file).strip();
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It was only read, and its lock is not ours.
      return;
    }
  }

  private static DiagnosticException held(Path file, Optional<Holder> other) {
    String who = other.map(Holder::name).orElse("another process on this machine");
    return new DiagnosticException(
        Diagnostic.error(
            Code.LOCK_HELD,
            who,
            who
                + " works on this cluster"
                + other
                    .map(
                        h ->
                            " ("
                                + h.operation()
                                + ", since "
                                + h.since().truncatedTo(ChronoUnit.SECONDS)
                                + ")")
                    .orElse(""),
            "one run at a time changes a cluster; the lock file is " + file,
            "wait until it ends, or end that process; its lock is then free at once"));
  }

  /** A name for the folder of locks that no other machine has. */
  String id() {
    return id;
  }

  /** Frees the lock; the file stays. */
  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }
}
