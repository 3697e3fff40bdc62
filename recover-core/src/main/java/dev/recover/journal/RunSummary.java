// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * One run as a list shows it, from the first and the last line of its journal.
 *
 * @param started what the run was begun with
 * @param state where it stands
 * @param result what its end says, empty when it has none
 */
public record RunSummary(
    JournalEntry.RunStarted started,
    Instant startedAt,
    Instant lastAt,
    long entries,
    State state,
    Optional<JournalEntry.RunFinished> result) {
  /** Where a run stands, as far as its journal says. */
  public enum State {
    /** Nothing is left to do. */
    DONE,
    /** It came to its end and some volumes are not done; the same command tries them again. */
    PARTLY_DONE,
    /** It was asked to stop; the same command goes on. */
    STOPPED,
    /** Its journal has no end: it is running now, or was killed; the same command goes on. */
    OPEN;

    /** The word used in files, for example {@code partly-done}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  public String run() {
    return started.run();
  }
}
