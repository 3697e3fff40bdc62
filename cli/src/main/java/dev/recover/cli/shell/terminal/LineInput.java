// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import java.io.IOError;
import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * The reader of lines. Whoever draws on its screen beside it does so through this, from any thread:
 * what two draw at once is torn, and stays torn until something is drawn there again.
 */
final class LineInput extends LineReaderImpl {
  private LineInput(Terminal terminal) throws IOException {
    super(terminal, "recover");
  }

  static LineInput on(Terminal terminal) {
    try {
      return new LineInput(terminal);
    } catch (IOException e) {
      throw new IOError(e);
    }
  }

  /** Draws while this reader does not. */
  void alone(Runnable drawing) {
    lock.lock();
    try {
      drawing.run();
    } finally {
      lock.unlock();
    }
  }
}
