// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.journal.JournalEntry;
import dev.recover.journal.JournalLine;
import dev.recover.plan.Produced;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a journal says of the steps of a run that goes on.
 *
 * @param finished steps that came to their end
 * @param inDoubt steps that were begun, and whose end the journal does not know
 * @param produced what steps that are finished made in a cloud
 */
record History(Set<String> finished, Set<String> inDoubt, Map<String, Produced> produced) {
  static History of(List<JournalLine> lines) {
    Set<String> finished = new HashSet<>();
    Set<String> inDoubt = new HashSet<>();
    Map<String, Produced> produced = new HashMap<>();
    for (JournalLine line : lines) {
      if (line.entry() instanceof JournalEntry.StepStarted started) {
        inDoubt.add(started.step());
        finished.remove(started.step());
      } else if (line.entry() instanceof JournalEntry.StepFinished done) {
        inDoubt.remove(done.step());
        finished.add(done.step());
      } else if (line.entry() instanceof JournalEntry.OperationSeen seen) {
        produced.put(seen.step(), new Produced(seen.disk(), seen.snapshot()));
      }
    }
    produced.keySet().retainAll(finished);
    return new History(finished, inDoubt, produced);
  }
}
