// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;

/**
 * Prints to the terminal, line by line; while somebody types, above the line.
 *
 * <p>Thread-safe: a run goes on while somebody types.
 */
final class TerminalStream extends OutputStream {
  private final Terminal terminal;
  private final LineInput reader;
  private final boolean fits;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder kept = new StringBuilder();
  private boolean held;

  /**
   * @param fits whether lines that are too long are made to fit the screen
   */
  TerminalStream(Terminal terminal, LineInput reader, boolean fits) {
    this.terminal = terminal;
    this.reader = reader;
    this.fits = fits;
  }

  /** As verbs print to it. */
  PrintStream printing() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  /** Keeps lines back from now on; what was being printed is on the screen when this returns. */
  synchronized void hold() {
    held = true;
  }

  /** Prints what was kept back. */
  synchronized void release() {
    held = false;
    if (kept.length() > 0) {
      String text = kept.toString();
      kept.setLength(0);
      show(text);
    }
  }

  @Override
  public synchronized void write(int b) {
    line.write(b);
    if (b == '\n') {
      print();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    line.write(bytes, offset, length);
    if (length > 0 && bytes[offset + length - 1] == '\n') {
      print();
    }
  }

  private void print() {
    String whole = line.toString(StandardCharsets.UTF_8);
    line.reset();
    String text = fits ? ScreenText.fit(whole, terminal.getWidth()) : whole;
    if (held) {
      kept.append(text);
    } else {
      show(text);
    }
  }

  /** Also when nobody types yet: a moment later the reader may draw its prompt. */
  private void show(String text) {
    reader.printAbove(text.substring(0, text.length() - 1));
  }
}
