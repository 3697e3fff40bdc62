// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What happened in one run, in order, growing at its end.
 *
 * <p>Thread-safe. Entries stand in the order in which they were submitted, so whatever is durable
 * makes everything before it durable too.
 */
public interface Journal extends AutoCloseable {
  /**
   * Hands over an entry and returns at once; what is returned completes when the entry is on disk.
   *
   * <p>It completes with a {@link dev.recover.diagnostic.DiagnosticException} ({@code
   * FILE_UNWRITABLE}) when the disk refuses; from then on every entry is refused. Entries that
   * arrive together share one fsync. Completions run on the journal's own thread and must be short.
   */
  CompletableFuture<Void> submit(JournalEntry entry);

  /**
   * Appends an entry and returns when it is on disk; throws what {@link #submit} completes with.
   */
  default void append(JournalEntry entry) {
    try {
      submit(entry).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Makes durable what was submitted and closes; throws nothing that {@link #append} would not. */
  @Override
  void close();
}
