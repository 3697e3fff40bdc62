// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.spi.Pty;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/** A terminal of this process, opened with as little code as can be: a person waits for it. */
final class ProcessTerminal extends PosixSysTerminal {
  /**
   * @param known what the type of terminal can do; when empty, JLine finds it out
   */
  ProcessTerminal(String type, Pty lowest, Optional<Capabilities> known) throws IOException {
    super("recover", type, lowest, StandardCharsets.UTF_8, false, SignalHandler.SIG_DFL);
    if (known.isPresent()) {
      bools.addAll(known.get().flags());
      ints.putAll(known.get().numbers());
      strings.putAll(known.get().texts());
    } else {
      super.parseInfoCmp();
    }
  }

  /** Called by JLine's constructor, when this class has nothing yet to take them from. */
  @Override
  protected void parseInfoCmp() {}

  /** As JLine does it, but without reflection. */
  @Override
  public SignalHandler handle(Signal signal, SignalHandler handler) {
    SignalHandler before = handlers.put(signal, handler);
    if (before != handler) {
      Terminals.onSignal(
          signal.name(),
          handler == SignalHandler.SIG_DFL
              ? sun.misc.SignalHandler.SIG_DFL
              : received -> raise(signal));
    }
    return before;
  }

  /** In one piece: JLine writes letter by letter, and letters of two threads mix. */
  @Override
  public boolean puts(Capability capability, Object... parameters) {
    String sequence = getStringCapability(capability);
    if (sequence == null) {
      return false;
    }
    writer().write(Curses.tputs(sequence, parameters));
    return true;
  }
}
