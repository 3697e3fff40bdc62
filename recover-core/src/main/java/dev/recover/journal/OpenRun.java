// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run whose journal is open for writing.
 *
 * @param run its id
 * @param before what the journal held when it was opened; only its beginning for a new run
 * @param torn says that a line cut off at the end was removed
 */
public record OpenRun(
    String run, Path folder, Journal journal, List<JournalLine> before, Optional<Diagnostic> torn)
    implements AutoCloseable {
  public OpenRun {
    before = List.copyOf(before);
  }

  /** Whether this goes on with a run that had begun. */
  public boolean resumed() {
    return !before.isEmpty();
  }

  @Override
  public void close() {
    journal.close();
  }
}
