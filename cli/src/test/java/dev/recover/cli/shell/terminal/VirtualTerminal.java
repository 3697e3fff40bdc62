// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A terminal in memory: keys are pressed, and the screen is read as text. */
final class VirtualTerminal implements AutoCloseable {
  private int columns;
  private int rows;
  private final ScreenTerminal screen;
  private final LineDisciplineTerminal terminal;
  private final StringBuilder everything = new StringBuilder();

  VirtualTerminal(String type, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.screen = new ScreenTerminal(columns, rows);
    try {
      this.terminal =
          new LineDisciplineTerminal("test", type, new Screen(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.setSize(new Size(columns, rows));
  }

  LineDisciplineTerminal terminal() {
    return terminal;
  }

  /** Somebody pulls at the window. */
  void resize(int toColumns, int toRows) {
    synchronized (this) {
      columns = toColumns;
      rows = toRows;
      screen.setSize(toColumns, toRows);
    }
    terminal.setSize(new Size(toColumns, toRows));
    terminal.raise(Terminal.Signal.WINCH);
  }

  /** Presses keys: {@code \r} is Enter, {@code \t} Tab, {@code \u0003} Ctrl-C. */
  void type(String keys) {
    try {
      terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pastes, as a terminal that marks a paste does. */
  void paste(String text) {
    type("\u001b[200~" + text + "\u001b[201~");
  }

  /** The screen, without blanks at the ends of lines. */
  synchronized String screen() {
    long[] cells = new long[columns * rows];
    screen.dump(cells, 0, 0, rows, columns, new int[2]);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int c = (int) (cells[row * columns + column] & 0xffffffffL);
        line.appendCodePoint(c == 0 ? ' ' : c);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }

  /** Everything that was ever sent to the terminal. */
  String sent() {
    synchronized (everything) {
      return everything.toString();
    }
  }

  /** Waits until the screen shows the text, and returns the screen. */
  String await(String text) {
    return Poll.until("the screen to show " + text, this::screen, shown -> shown.contains(text));
  }

  /** Waits until the last line that is not empty ends so, as a prompt does. */
  String awaitLast(String text) {
    return Poll.until(
        "the last line to be " + text, this::screen, shown -> last(shown).contains(text));
  }

  static String last(String screen) {
    return screen.lines().filter(line -> !line.isBlank()).collect(Collectors.toList()).stream()
        .reduce((a, b) -> b)
        .orElse("");
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      return; // the shell has closed it
    }
  }

  private final class Screen extends OutputStream {
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      bytes.write(b);
      if (b < 0x80) {
        send();
      }
    }

    private void send() {
      String text = bytes.toString(StandardCharsets.UTF_8);
      bytes.reset();
      screen.write(text);
      synchronized (everything) {
        everything.append(text);
      }
    }
  }
}
