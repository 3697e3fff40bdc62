// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/**
 * Prints to the terminal, line by line; while somebody types, above the line.
 *
 * <p>Thread-safe: a run goes on while somebody types.
 */
final class TerminalStream extends OutputStream {
  private final Terminal terminal;
  private final LineReader reader;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private TerminalStream(Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  static PrintStream of(Terminal terminal, LineReader reader) {
    return new PrintStream(new TerminalStream(terminal, reader), true, StandardCharsets.UTF_8);
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
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (reader.isReading()) {
      reader.printAbove(text.substring(0, text.length() - 1));
    } else {
      terminal.writer().print(text);
      terminal.flush();
    }
  }
}
