// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.command.Troubles;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.listing.Listings;
import dev.recover.cli.shell.pick.EditedLine;
import dev.recover.cli.shell.pick.PickList;
import dev.recover.cli.shell.pick.PickLists;
import dev.recover.cli.shell.pick.PickPlace;
import dev.recover.cli.shell.pick.Picking;
import dev.recover.cli.shell.pick.screen.Picker;
import dev.recover.cli.shell.world.Inventory;
import dev.recover.diagnostic.DiagnosticException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.Status;

/** Opens the picker for a line, and keeps everything else off the screen meanwhile. */
final class Picks {
  private static final String WIDGET = "recover-pick";

  private final Terminal terminal;
  private final TerminalStream stream;
  private final boolean coloured;

  /**
   * @param stream what prints while somebody picks; it is held back
   */
  Picks(Terminal terminal, TerminalStream stream, boolean coloured) {
    this.terminal = terminal;
    this.stream = stream;
    this.coloured = coloured;
  }

  /** Ctrl-F was pressed: reading the line is given up, to go on with what was picked. */
  static final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient EditedLine line;

    Asked(EditedLine line) {
      super("the picker is asked for", null, false, false);
      this.line = line;
    }

    EditedLine line() {
      return line;
    }
  }

  /** Makes Ctrl-F ask for the picker; the line that is given up leaves no trace. */
  static void bind(LineReaderImpl reader) {
    reader
        .getWidgets()
        .put(
            WIDGET,
            () -> {
              reader.setOpt(LineReader.Option.ERASE_LINE_ON_FINISH);
              reader.setRightPrompt("");
              var line = reader.getBuffer();
              throw new Asked(new EditedLine(line.toString(), line.cursor()));
            });
    for (String name : List.of(LineReader.EMACS, LineReader.VIINS)) {
      Objects.requireNonNull(reader.getKeyMaps().get(name))
          .bind(new Reference(WIDGET), KeyMap.ctrl('F'));
    }
  }

  /** The line after Ctrl-F; the same line when nothing was taken. */
  EditedLine edit(EditedLine line, Shell shell) {
    Optional<PickPlace> place = PickPlace.of(line, shell.verbs(), usual(shell));
    if (place.isEmpty()) {
      shell.say("there is no list for what stands here; Tab completes it");
      return line;
    }
    try {
      return pick(place.get(), shell).orElse(line);
    } catch (DiagnosticException e) {
      Troubles.print(e, shell.console());
      return line;
    }
  }

  /** What an empty line lists: what the latest {@code ls} did. */
  private static String usual(Shell shell) {
    List<String> lines = shell.typed();
    for (int at = lines.size() - 1; at >= 0; at--) {
      String[] words = lines.get(at).split("\\s+");
      if (words[0].equals("ls") && words.length > 1 && PickPlace.KINDS.contains(words[1])) {
        return words[1];
      }
    }
    return Listings.usual(shell);
  }

  /** Lets somebody pick; empty when they took nothing. */
  Optional<EditedLine> pick(PickPlace place, Shell shell) {
    PickLists lists = new PickLists(shell);
    Newer newer = new Newer(place.kind(), lists, shell);
    Picking picking = new Picking(newer.first(), place.typed(), place.many());
    Optional<Status> status = Status.getExistingStatus(terminal);
    status.ifPresent(Status::hide);
    status.ifPresent(Status::suspend);
    stream.hold();
    List<String> taken;
    try {
      taken = new Picker(terminal, coloured).run("pick " + place.kind() + "> ", picking, newer);
    } finally {
      status.ifPresent(Status::restore);
      stream.release();
    }
    return taken.isEmpty() ? Optional.empty() : Optional.of(place.with(taken));
  }

  /** A newer list, whenever the world was seen to be another. */
  private static final class Newer implements Supplier<Optional<PickList>> {
    private final String kind;
    private final PickLists lists;
    private final Shell shell;
    private Inventory before = Inventory.EMPTY;

    Newer(String kind, PickLists lists, Shell shell) {
      this.kind = kind;
      this.lists = lists;
      this.shell = shell;
    }

    PickList first() {
      before = shell.world().inventory();
      return lists.of(kind);
    }

    @Override
    public Optional<PickList> get() {
      boolean same = shell.world().inventory() == before; // one is made for each state of the world
      return same ? Optional.empty() : Optional.of(first());
    }
  }
}
