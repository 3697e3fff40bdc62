// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.command.Arguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.OSUtils;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Opens a terminal, whatever it can do.
 *
 * <p>JLine by itself looks for five ways to a terminal in every jar of the class path and starts
 * programs to ask the terminal, which takes longer than the whole rest of a start. So its library
 * for this system is asked first.
 */
public final class Terminals implements Supplier<Terminal> {
  private static final int HUNG_UP = 129;

  private final String type;
  private final KnownTypes known;
  private final Source lowest;

  /** What opens the lowest part of a terminal. */
  @FunctionalInterface
  public interface Source {
    Pty open(JniTerminalProvider provider) throws IOException;
  }

  /**
   * @param type as {@code TERM} says
   * @param known a folder in which is kept what types of terminals can do; none to find it out anew
   * @param lowest the terminal's lowest part
   */
  public Terminals(String type, Optional<Path> known, Source lowest) {
    this.type = type;
    this.known = new KnownTypes(known);
    this.lowest = lowest;
  }

  /**
   * For the terminal of this process.
   *
   * @param type what {@code TERM} says
   * @param known as above
   */
  public static Terminals ofProcess(Optional<String> type, Optional<Path> known) {
    return new Terminals(type.orElse(""), known, Terminals::system);
  }

  @Override
  public Terminal get() {
    // A terminal that goes away ends the shell as a crash does: draft and journal stay as they are.
    onSignal("HUP", signal -> Runtime.getRuntime().halt(HUNG_UP));
    Optional<Terminal> quick = quickly();
    return quick.isPresent() ? quick.get() : whatever();
  }

  /** Returns false where the system has no such signal, as Windows has no HUP. */
  static boolean onSignal(String name, SignalHandler handler) {
    try {
      Signal.handle(new Signal(name), handler);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Only the quick way; empty when that cannot be. */
  public Optional<Terminal> quickly() {
    if (OSUtils.IS_WINDOWS || type.isEmpty() || type.startsWith(Terminal.TYPE_DUMB)) {
      return Optional.empty();
    }
    try {
      Pty pty = lowest.open(new JniTerminalProvider());
      Optional<Capabilities> capabilities = known.find(type);
      return Optional.of(
          capabilities.isPresent() ? new ProcessTerminal(type, pty, capabilities) : explored(pty));
    } catch (IOException | RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  private Terminal explored(Pty pty) throws IOException {
    // What JLine knows itself needs no infocmp, a process that takes longer than the rest.
    String description = InfoCmp.getDefaultInfoCmp(type);
    if (description != null) {
      InfoCmp.setLoadedInfoCmp(type, description);
    }
    Terminal terminal = new ProcessTerminal(type, pty, Optional.empty());
    known.keep(terminal);
    return terminal;
  }

  private static Pty system(JniTerminalProvider provider) throws IOException {
    boolean shown = provider.isSystemStream(SystemStream.Output);
    Pty pty = provider.current(SystemStream.Output); // fails when nothing can be typed
    if (!shown) {
      throw new IOException("the standard output is not a terminal");
    }
    return pty;
  }

  private Terminal whatever() {
    try {
      TerminalBuilder builder = TerminalBuilder.builder().system(true).dumb(true);
      return (type.isEmpty() ? builder : builder.type(type)).build();
    } catch (IOException | IllegalStateException e) {
      throw Arguments.wrong(
          "the terminal cannot be opened: " + e.getMessage(),
          "send the lines to standard input, or use --file");
    }
  }
}
