// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick.screen;

import dev.recover.cli.shell.pick.PickList;
import dev.recover.cli.shell.pick.Picking;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * Lets somebody pick at a terminal, on a screen of its own; what was there before comes back.
 *
 * <p>Nobody else may read from the terminal, or write to it, meanwhile.
 */
public final class Picker {
  /** The world is asked this often whether it has changed. */
  private static final long RENEW_MILLIS = 500;

  private final Terminal terminal;
  private final boolean coloured;
  private final BindingReader keys;
  private final KeyMap<PickKey> bound;
  private volatile boolean disturbed = true;

  public Picker(Terminal terminal, boolean coloured) {
    this.terminal = terminal;
    this.coloured = coloured;
    this.keys = new BindingReader(terminal.reader());
    this.bound = PickKey.of(terminal);
  }

  /**
   * Returns the words that were taken, none when somebody left.
   *
   * @param title what stands before what is typed
   * @param newer a newer list, when there is one; it does not wait
   */
  public List<String> run(String title, Picking picking, Supplier<Optional<PickList>> newer) {
    Attributes before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C leaves the picker, not the line
    terminal.setAttributes(raw);
    Terminal.SignalHandler resized = terminal.handle(Terminal.Signal.WINCH, s -> disturbed = true);
    Terminal.SignalHandler woken = terminal.handle(Terminal.Signal.CONT, s -> disturbed = true);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_xmit);
    terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_ON);
    try {
      return pick(new PickScreen(title, coloured), picking, newer);
    } finally {
      terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_OFF);
      terminal.puts(Capability.clear_screen);
      terminal.puts(Capability.keypad_local);
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
      terminal.handle(Terminal.Signal.WINCH, resized);
      terminal.handle(Terminal.Signal.CONT, woken);
      terminal.setAttributes(before);
    }
  }

  private List<String> pick(
      PickScreen screen, Picking picking, Supplier<Optional<PickList>> newer) {
    Display display = new Display(terminal, true);
    Size size = new Size(80, 24);
    while (true) {
      if (disturbed) {
        disturbed = false;
        size = sizeOf(terminal);
        display.resize(size.getRows(), size.getColumns());
        display.clear();
      }
      if (keys.peekCharacter(1) == NonBlockingReader.READ_EXPIRED) { // else it is old already
        display.update(
            screen.lines(picking, size.getColumns(), size.getRows()),
            size.cursorPos(0, screen.cursor(picking, size.getColumns())));
      }
      if (keys.peekCharacter(RENEW_MILLIS) == NonBlockingReader.READ_EXPIRED) {
        newer.get().ifPresent(picking::renew);
        continue;
      }
      PickKey key = keys.readBinding(bound);
      if (key == null || key == PickKey.LEAVE) {
        return List.of();
      }
      if (key == PickKey.TAKE) {
        return picking.taken();
      }
      press(key, picking, PickScreen.room(size.getRows()));
    }
  }

  private static Size sizeOf(Terminal terminal) {
    Size size = terminal.getSize();
    return new Size(
        size.getColumns() <= 0 ? 80 : size.getColumns(), size.getRows() <= 0 ? 24 : size.getRows());
  }

  private void press(PickKey key, Picking picking, int page) {
    String typed = picking.narrowing().query().typed();
    switch (key) {
      case TYPE -> picking.type(typed + keys.getLastBinding());
      case PASTE -> picking.type(typed + pasted());
      case ERASE -> picking.type(typed.substring(0, lastLetter(typed)));
      case ERASE_WORD -> picking.type(typed.replaceFirst("\\S*\\s*$", ""));
      case ERASE_ALL -> picking.type("");
      case UP -> picking.move(-1);
      case DOWN -> picking.move(1);
      case PAGE_UP -> picking.move(-page);
      case PAGE_DOWN -> picking.move(page);
      case FIRST -> picking.move(Integer.MIN_VALUE);
      case LAST -> picking.move(Integer.MAX_VALUE);
      case MARK -> picking.mark(1);
      case MARK_BACK -> picking.mark(-1);
      case REDRAW -> disturbed = true;
      case UNKNOWN -> skipSequence();
      case NONE, TAKE, LEAVE -> {}
    }
  }

  private static int lastLetter(String typed) {
    return typed.isEmpty() ? 0 : typed.offsetByCodePoints(typed.length(), -1);
  }

  /** What is pasted is looked for, its first line; it presses no key. */
  private String pasted() {
    String text = keys.readStringUntil(LineReaderImpl.BRACKETED_PASTE_END);
    return text == null
        ? ""
        : text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
  }

  /** A control sequence ends with its first letter or tilde. */
  private void skipSequence() {
    int c = keys.readCharacter();
    while (c >= ' ' && c < '@') {
      c = keys.readCharacter();
    }
  }
}
