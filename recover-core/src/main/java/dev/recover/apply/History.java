// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.journal.JournalEntry;
import dev.recover.journal.JournalLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a journal says of the steps of a run that goes on.
 *
 * @param finished steps that came to their end
 * @param inDoubt steps that were begun, and whose end the journal does not know
 */
record History(Set<String> finished, Set<String> inDoubt) {
  static History of(List<JournalLine> lines) {
    Set<String> finished = new HashSet<>();
    Set<String> inDoubt = new HashSet<>();
    for (JournalLine line : lines) {
      if (line.entry() instanceof JournalEntry.StepStarted started) {
        inDoubt.add(started.step());
        finished.remove(started.step());
      } else if (line.entry() instanceof JournalEntry.StepFinished done) {
        inDoubt.remove(done.step());
        finished.add(done.step());
      }
    }
    return new History(finished, inDoubt);
  }
}
