// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * Asks for something that has to be typed: what was typed ahead is thrown away, and so is what is
 * pasted.
 */
final class Question extends LineReaderImpl {
  /** A paste without brackets arrives within this. */
  private static final long QUIET_MILLIS = 60;

  private boolean pasted;

  Question(Terminal terminal) throws IOException {
    super(terminal, "recover-question");
    setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    setVariable(LineReader.DISABLE_HISTORY, true);
    setVariable(LineReader.DISABLE_COMPLETION, true);
  }

  /** Returns what was typed, or empty when nobody answered or the answer was pasted. */
  Optional<String> ask(String question) {
    drain();
    pasted = false;
    int end = question.lastIndexOf('\n');
    if (end >= 0) {
      terminal.writer().println(question.substring(0, end));
      terminal.flush();
    }
    try {
      String answer = readLine(question.substring(end + 1));
      return pasted ? Optional.empty() : Optional.of(answer.strip());
    } catch (UserInterruptException | EndOfFileException e) {
      return Optional.empty();
    }
  }

  /** Whether something was pasted in answer to the last question. */
  boolean pasted() {
    return pasted;
  }

  private void drain() {
    NonBlockingReader in = terminal.reader();
    // Only in raw mode can a terminal be asked without waiting for a whole line.
    Attributes before = terminal.enterRawMode();
    try {
      while (in.peek(QUIET_MILLIS) >= 0) {
        in.read();
      }
    } catch (IOException e) {
      // Nothing to throw away, then.
    } finally {
      terminal.setAttributes(before);
    }
  }

  /** A paste is no answer: it is swallowed, and the answer does not count. */
  @Override
  public boolean beginPaste() {
    doReadStringUntil(BRACKETED_PASTE_END);
    pasted = true;
    return true;
  }
}
