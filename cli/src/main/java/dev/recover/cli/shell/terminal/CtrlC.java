// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.world.Standby;
import org.jline.terminal.Terminal;

/**
 * Ctrl-C while a line runs: the line stops waiting, and the process lives on. Between lines it is
 * the line reader that hears it.
 */
final class CtrlC implements AutoCloseable {
  private final Terminal terminal;
  private final Terminal.SignalHandler before;

  CtrlC(Terminal terminal, Standby standby) {
    this.terminal = terminal;
    this.before = terminal.handle(Terminal.Signal.INT, signal -> heard(standby));
  }

  private void heard(Standby standby) {
    terminal.writer().println(); // after the ^C that the terminal shows
    terminal.flush();
    standby.stop();
  }

  @Override
  public void close() {
    terminal.handle(Terminal.Signal.INT, before);
  }
}
