// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.bundle.FileTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a file, one JSON line an entry.
 *
 * <p>One thread writes and fsyncs; whatever is submitted while it does is written next, together
 * and with one fsync. So the rate of entries is not bound to the rate of fsyncs. Where many come at
 * once, it waits a few milliseconds for more, and needs fewer fsyncs.
 */
public final class FileJournal implements Journal {
  /** Where so many came together, more are on their way, and it pays to wait for them. */
  private static final int MANY = 8;

  /** An fsync costs the disk and the processor that the API server needs, too. */
  private static final long LINGER_NANOS = 8_000_000;

  private final Path file;
  private final FileChannel channel;
  private final JournalChain chain;
  private final Clock clock;
  private final Thread writer;
  private final Object lock = new Object();

  // Guarded by lock.
  private List<JournalEntry> waiting = new ArrayList<>();
  private CompletableFuture<Void> batch = new CompletableFuture<>();
  private @Nullable RuntimeException broken;
  private boolean closed;

  private FileJournal(Path file, FileChannel channel, JournalChain chain, Clock clock) {
    this.file = file;
    this.channel = channel;
    this.chain = chain;
    this.clock = clock;
    this.writer = new Thread(this::writeUntilClosed, "recover-journal");
    writer.setDaemon(true);
    writer.start();
  }

  /** Starts the journal of a run in a file that must not exist. */
  static FileJournal create(Path file, String run, Clock clock) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new FileJournal(file, channel, new JournalChain(run), clock);
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }

  /** Goes on where a journal ends; a line that was cut off is removed from the file. */
  static FileJournal resume(Path file, JournalContent content, Clock clock) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      channel.truncate(content.bytes());
      channel.position(content.bytes());
      return new FileJournal(file, channel, content.chain(), clock);
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }

  @Override
  public CompletableFuture<Void> submit(JournalEntry entry) {
    synchronized (lock) {
      if (broken != null) {
        return CompletableFuture.failedFuture(broken);
      }
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("the journal is closed"));
      }
      waiting.add(entry);
      lock.notifyAll();
      return batch;
    }
  }

  @SuppressWarnings("PMD.AvoidCatchingGenericException")
  private void writeUntilClosed() {
    int together = 0;
    while (true) {
      if (together >= MANY) {
        LockSupport.parkNanos(LINGER_NANOS);
      }
      List<JournalEntry> entries;
      CompletableFuture<Void> durable;
      synchronized (lock) {
        while (waiting.isEmpty() && !closed) {
          awaitEntries();
        }
        if (waiting.isEmpty()) {
          return;
        }
        entries = waiting;
        durable = batch;
        waiting = new ArrayList<>();
        batch = new CompletableFuture<>();
      }
      together = entries.size();
      try {
        write(entries);
        durable.complete(null);
      } catch (IOException e) {
        refuseFromNowOn(durable, FileTrouble.unwritable(file, e));
        return;
      }
    }
  }

  private void awaitEntries() {
    try {
      lock.wait();
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; entries that are waiting must still be written.
      Thread.interrupted();
    }
  }

  private void write(List<JournalEntry> entries) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(256 * entries.size());
    for (JournalEntry entry : entries) {
      lines.writeBytes(chain.next(clock.instant(), entry));
      lines.write('\n');
    }
    ByteBuffer buffer = ByteBuffer.wrap(lines.toByteArray());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(false);
  }

  /** After a failed fsync nobody knows what is on disk, so nothing more is written. */
  private void refuseFromNowOn(CompletableFuture<Void> durable, RuntimeException cause) {
    CompletableFuture<Void> next;
    synchronized (lock) {
      broken = cause;
      next = batch;
      waiting.clear();
    }
    durable.completeExceptionally(cause);
    next.completeExceptionally(cause);
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      writer.join();
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }
}
