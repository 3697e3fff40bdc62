// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick.screen;

import org.jline.keymap.KeyMap;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** What a key does in the picker. */
enum PickKey {
  TYPE,
  PASTE,
  ERASE,
  ERASE_WORD,
  ERASE_ALL,
  UP,
  DOWN,
  PAGE_UP,
  PAGE_DOWN,
  FIRST,
  LAST,
  MARK,
  MARK_BACK,
  TAKE,
  LEAVE,
  REDRAW,
  /** A sequence of a key that means nothing here; the rest of it is still to be read. */
  UNKNOWN,
  NONE;

  /** So long a lone Esc is waited for to become an arrow key. */
  private static final long ESCAPE_MILLIS = 100;

  static KeyMap<PickKey> of(Terminal terminal) {
    KeyMap<PickKey> keys = new KeyMap<>();
    keys.setAmbiguousTimeout(ESCAPE_MILLIS);
    keys.setUnicode(TYPE);
    keys.setNomatch(NONE);
    keys.bind(NONE, KeyMap.range("^@-^_"));
    keys.bind(NONE, KeyMap.range("\\E!-\\E~"));
    keys.bind(TYPE, KeyMap.range(" -~"));
    keys.bind(UNKNOWN, "\033[", "\033O");
    keys.bind(ERASE, KeyMap.del(), KeyMap.ctrl('H'));
    keys.bind(ERASE_WORD, KeyMap.ctrl('W'));
    keys.bind(ERASE_ALL, KeyMap.ctrl('U'));
    keys.bind(UP, KeyMap.ctrl('P'), "\033[A", "\033OA", KeyMap.key(terminal, Capability.key_up));
    keys.bind(
        DOWN, KeyMap.ctrl('N'), "\033[B", "\033OB", KeyMap.key(terminal, Capability.key_down));
    keys.bind(PAGE_UP, "\033[5~", KeyMap.key(terminal, Capability.key_ppage));
    keys.bind(PAGE_DOWN, "\033[6~", KeyMap.key(terminal, Capability.key_npage));
    keys.bind(FIRST, "\033[H", "\033OH", "\033[1~", KeyMap.key(terminal, Capability.key_home));
    keys.bind(LAST, "\033[F", "\033OF", "\033[4~", KeyMap.key(terminal, Capability.key_end));
    keys.bind(MARK, KeyMap.ctrl('I'));
    keys.bind(MARK_BACK, "\033[Z", KeyMap.key(terminal, Capability.key_btab));
    keys.bind(TAKE, KeyMap.ctrl('M'), KeyMap.ctrl('J'));
    keys.bind(LEAVE, "\033", KeyMap.ctrl('C'), KeyMap.ctrl('G'), KeyMap.ctrl('D'));
    keys.bind(REDRAW, KeyMap.ctrl('L'));
    keys.bind(PASTE, LineReaderImpl.BRACKETED_PASTE_BEGIN);
    return keys;
  }
}
