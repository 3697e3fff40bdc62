// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.shell.terminal.TerminalShell;
import dev.recover.cli.shell.terminal.Terminals;
import dev.recover.cli.view.Console;
import java.io.IOException;
import java.util.function.Function;
import org.jline.terminal.Terminal;

/** A shell at the terminal of this process. The only way into what needs JLine. */
final class Interactive {
  private Interactive() {}

  static int run(Arguments arguments, Console console, Function<Voice, Shell> open) {
    boolean coloured = console.variable("NO_COLOR").isEmpty();
    try (Terminal terminal = Terminals.ofProcess(console.variable("TERM"))) {
      return new TerminalShell(terminal, arguments.has("--plain"), coloured)
          .run(open, shell -> Begin.prepare(shell, arguments));
    } catch (IOException e) {
      return 0; // the session is over; a terminal that cannot be closed is gone
    }
  }
}
