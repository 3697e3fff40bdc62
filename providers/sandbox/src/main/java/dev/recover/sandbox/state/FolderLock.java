// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one at a time change a folder: a lock on its file {@code .lock} for other processes, and one
 * of this JVM, because a file lock does not hold between threads. Re-entrant.
 */
public final class FolderLock {
  /** One for each folder: two instances may stand for the same one. */
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock lock;

  /**
   * @param folder made when it is not there
   */
  public FolderLock(Path folder) {
    try {
      this.file = Files.createDirectories(folder).toRealPath().resolve(".lock");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.lock = LOCKS.computeIfAbsent(file, key -> new ReentrantLock());
  }

  /** Runs something that nobody else comes between. */
  public <T> T hold(Supplier<T> work) {
    lock.lock();
    try {
      if (lock.getHoldCount() > 1) {
        return work.get();
      }
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        assert held.isValid();
        return work.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }
}
