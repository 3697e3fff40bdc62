// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The first and the last whole line of a journal, read without what is between them and without
 * checking the chain: enough for a list of runs, however long they were.
 */
final class JournalEnds {
  /** Longer than any line: the longest carry one diagnostic. */
  private static final int REACH = 1 << 18;

  private JournalEnds() {}

  /** Empty when the file holds no run: it was cut off before its first line was whole. */
  static Optional<RunSummary> read(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      Optional<JournalLine> first = line(text(in, 0, Math.min(size, REACH)).split("\n", 2)[0]);
      if (first.isEmpty() || !(first.get().entry() instanceof JournalEntry.RunStarted started)) {
        return Optional.empty();
      }
      JournalLine last = last(text(in, Math.max(0, size - REACH), size)).orElse(first.get());
      return Optional.of(summary(started, first.get(), last));
    }
  }

  private static String text(RandomAccessFile in, long from, long to) throws IOException {
    byte[] bytes = new byte[(int) (to - from)];
    in.seek(from);
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Optional<JournalLine> last(String tail) {
    int end = tail.lastIndexOf('\n');
    while (end > 0) {
      int start = tail.lastIndexOf('\n', end - 1);
      Optional<JournalLine> line = line(tail.substring(start + 1, end));
      if (line.isPresent()) {
        return line;
      }
      end = start;
    }
    return Optional.empty();
  }

  private static Optional<JournalLine> line(String text) {
    try {
      Map<String, Object> tree = Json.parseObject(text);
      if (tree.get("seq") instanceof Long seq
          && tree.get("time") instanceof String time
          && tree.get("entry") instanceof Map<?, ?> entry) {
        return Optional.of(new JournalLine(seq, Instant.parse(time), EntryTree.read(entry)));
      }
      return Optional.empty();
    } catch (UnreadableException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static RunSummary summary(
      JournalEntry.RunStarted started, JournalLine first, JournalLine last) {
    Optional<JournalEntry.RunFinished> result =
        last.entry() instanceof JournalEntry.RunFinished finished
            ? Optional.of(finished)
            : Optional.empty();
    RunSummary.State state =
        result
            .map(
                finished ->
                    finished.result().equals(JournalEntry.RunFinished.DONE)
                        ? RunSummary.State.DONE
                        : RunSummary.State.PARTLY_DONE)
            .orElse(
                last.entry() instanceof JournalEntry.RunStopped
                    ? RunSummary.State.STOPPED
                    : RunSummary.State.OPEN);
    return new RunSummary(started, first.time(), last.time(), last.seq(), state, result);
  }
}
