// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** What a journal holds: its whole lines, and whether a last one was cut off. */
public final class JournalContent {
  private final List<JournalLine> lines;
  private final long bytes;
  private final Optional<Diagnostic> torn;
  private final JournalChain chain;

  JournalContent(
      List<JournalLine> lines, long bytes, Optional<Diagnostic> torn, JournalChain chain) {
    this.lines = List.copyOf(lines);
    this.bytes = bytes;
    this.torn = torn;
    this.chain = chain;
  }

  public List<JournalLine> lines() {
    return lines;
  }

  /** Says ({@code JOURNAL_TORN}) that the last line was cut off, if it was. */
  public Optional<Diagnostic> torn() {
    return torn;
  }

  /** How many bytes of the file are whole lines. */
  long bytes() {
    return bytes;
  }

  /** The chain, ready for the next line. */
  JournalChain chain() {
    return chain;
  }
}
