// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Session;
import dev.recover.cli.shell.start.Interactive;
import dev.recover.cli.shell.start.ShellCommand;
import dev.recover.cli.shell.terminal.Terminals;
import dev.recover.cli.view.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/** A short session of the shell, for the {@link Training}: it looks around, completes and quits. */
final class TrainingShell {
  private static final String TYPE = "xterm-256color";
  private static final long PAUSE_MILLIS = 700;

  private static final List<String> KEYS =
      List.of(
          "",
          "ls\r",
          "restore tra\t",
          "\u0003",
          "ls lost\r",
          "status\r",
          "help\r",
          "ls disks\r",
          "quit\r");

  private final Path types;
  private final List<String> words;

  /**
   * @param types an empty folder of its own
   * @param words what comes after {@code recover shell}
   */
  TrainingShell(Path types, List<String> words) {
    this.types = types;
    this.words = words;
  }

  void run() {
    // There is no terminal of the process, but all that comes before that is found out.
    Terminals.ofProcess(Optional.of(TYPE), Optional.of(types)).quickly();
    // What the type can do is found out once, as in the very first shell; then it is known.
    terminals().quickly().ifPresent(TrainingShell::close);
    Arguments arguments = Arguments.parse(new ShellCommand().syntax(), words);
    try (Session session = new Session(Console.ofProcess(), UnaryOperator.identity())) {
      new Interactive(arguments, session, name -> false).run(terminals());
    }
  }

  /** A terminal of the system at which this types. */
  private Terminals terminals() {
    return new Terminals(TYPE, Optional.of(types), this::pseudo);
  }

  private static void close(Terminal terminal) {
    try {
      terminal.close();
    } catch (IOException e) {
      return; // its classes are loaded
    }
  }

  private Pty pseudo(JniTerminalProvider provider) throws IOException {
    Pty pair = provider.open(null, new Size(100, 24));
    OutputStream keys = pair.getMasterOutput();
    InputStream screen = pair.getMasterInput();
    Training.background(() -> type(keys));
    Training.background(() -> look(screen));
    return pair;
  }

  private static void type(OutputStream keys) {
    try {
      for (String line : KEYS) {
        Thread.sleep(PAUSE_MILLIS);
        keys.write(line.getBytes(StandardCharsets.UTF_8));
        keys.flush();
      }
    } catch (IOException | InterruptedException e) {
      return;
    }
  }

  /** A terminal whose output nobody takes stands still. */
  private static void look(InputStream screen) {
    try {
      screen.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return;
    }
  }
}
