// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.command.Arguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.OSUtils;
import sun.misc.Signal;

/** Opens the terminal of this process. */
public final class Terminals {
  private static final int HUNG_UP = 129;

  private Terminals() {}

  /**
   * Opens it, whatever it can do.
   *
   * <p>JLine by itself looks for five ways to a terminal in every jar of the class path and starts
   * programs to ask the terminal, which takes longer than the whole rest of a start. So its library
   * for this system is asked first.
   *
   * @param type what {@code TERM} says
   */
  public static Terminal ofProcess(Optional<String> type) {
    Optional<Terminal> quick = quickly(type.orElse(""));
    return quick.isPresent() ? quick.get() : whatever(type);
  }

  /** The same, only the quick way; empty when that cannot be. */
  public static Optional<Terminal> quickly(String type) {
    // A terminal that goes away ends the shell as a crash does: draft and journal stay as they are.
    onSignal("HUP", () -> Runtime.getRuntime().halt(HUNG_UP));
    return OSUtils.IS_WINDOWS || type.isEmpty() || type.startsWith(Terminal.TYPE_DUMB)
        ? Optional.empty()
        : quickly(type, Terminals::system);
  }

  /** Returns false where the system has no such signal, as Windows has no HUP. */
  static boolean onSignal(String name, Runnable work) {
    try {
      Signal.handle(new Signal(name), signal -> work.run());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What opens the lowest part of a terminal. */
  @FunctionalInterface
  public interface Source {
    Pty open(JniTerminalProvider provider) throws IOException;
  }

  /**
   * Opens a terminal with JLine's library for this system; empty when that cannot be.
   *
   * @param type as {@code TERM} says
   * @param source the terminal's lowest part
   */
  public static Optional<Terminal> quickly(String type, Source source) {
    try {
      knowCapabilities(type);
      Pty lowest = source.open(new JniTerminalProvider());
      return Optional.of(
          new PosixSysTerminal(
              "recover", type, lowest, StandardCharsets.UTF_8, false, SignalHandler.SIG_DFL));
    } catch (IOException | RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static Pty system(JniTerminalProvider provider) throws IOException {
    if (!provider.isSystemStream(SystemStream.Input)
        || !provider.isSystemStream(SystemStream.Output)) {
      throw new IOException("not a terminal");
    }
    return provider.current(SystemStream.Output);
  }

  /** What JLine has at hand itself needs no infocmp, a process that takes longer than the rest. */
  private static void knowCapabilities(String type) {
    String known = InfoCmp.getDefaultInfoCmp(type);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
  }

  private static Terminal whatever(Optional<String> type) {
    try {
      TerminalBuilder builder = TerminalBuilder.builder().system(true).dumb(true);
      type.ifPresent(builder::type);
      return builder.build();
    } catch (IOException | IllegalStateException e) {
      throw Arguments.wrong(
          "the terminal cannot be opened: " + e.getMessage(),
          "send the lines to standard input, or use --file");
    }
  }
}
