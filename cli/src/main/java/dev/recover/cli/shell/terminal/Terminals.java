// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.command.Arguments;
import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import sun.misc.Signal;

/** Opens the terminal of this process. */
public final class Terminals {
  private static final int HUNG_UP = 129;

  private Terminals() {}

  /**
   * Opens it, whatever it can do.
   *
   * @param type what {@code TERM} says
   */
  public static Terminal ofProcess(Optional<String> type) {
    // A terminal that goes away ends the shell as a crash does: draft and journal stay as they are.
    Signal.handle(new Signal("HUP"), signal -> Runtime.getRuntime().halt(HUNG_UP));
    try {
      TerminalBuilder builder = TerminalBuilder.builder().system(true).dumb(true);
      type.ifPresent(builder::type);
      return builder.build();
    } catch (IOException e) {
      throw Arguments.wrong(
          "the terminal cannot be opened: " + e.getMessage(),
          "send the lines to standard input, or use --file");
    }
  }
}
