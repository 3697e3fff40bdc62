// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick.screen;

import dev.recover.cli.shell.pick.PickList;
import dev.recover.cli.shell.pick.PickRow;
import dev.recover.cli.shell.pick.Picking;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Draws a picker: what is looked for, what was found, and the keys; never more than fits. */
final class PickScreen {
  private static final int ROOM_FOR_KEYS = 5;
  private static final int ROOM_FOR_HEADINGS = 4;
  private static final int BETWEEN = 3;
  private static final String CUT = "..";

  private final String title;
  private final boolean coloured;
  private PickList measured = new PickList(List.of(), List.of(), true);
  private int[] widths = {};

  /**
   * @param title what stands before what is typed
   */
  PickScreen(String title, boolean coloured) {
    this.title = title;
    this.coloured = coloured;
  }

  /** In which column the cursor stands, in the first line. */
  int cursor(Picking picking, int columns) {
    int typed = new AttributedString(title + picking.narrowing().query().typed()).columnLength();
    return Math.min(typed, Math.max(0, columns - 1));
  }

  /** How many rows have room in so many lines. */
  static int room(int lines) {
    int taken = 1 + (lines >= ROOM_FOR_KEYS ? 1 : 0) + (lines >= ROOM_FOR_HEADINGS ? 1 : 0);
    return Math.max(1, lines - taken);
  }

  /** The lines of the screen, as many as it has or fewer. */
  List<AttributedString> lines(Picking picking, int columns, int lines) {
    List<AttributedString> drawn = new ArrayList<>();
    measure(picking.list());
    drawn.add(head(picking, columns));
    if (lines >= ROOM_FOR_HEADINGS) {
      drawn.add(headings());
    }
    int room = room(lines);
    int top = picking.top(room);
    for (int place = top; place < Math.min(top + room, picking.narrowing().size()); place++) {
      drawn.add(row(picking, place, columns));
    }
    if (picking.narrowing().size() == 0) {
      drawn.add(new AttributedString("  " + nothing(picking)));
    }
    if (lines >= ROOM_FOR_KEYS) {
      while (drawn.size() < lines - 1) {
        drawn.add(AttributedString.EMPTY);
      }
      drawn.add(keys(picking));
    }
    return drawn.stream().limit(lines).map(line -> cut(line, columns)).toList();
  }

  private static AttributedString cut(AttributedString line, int columns) {
    return line.columnLength() < columns ? line : line.columnSubSequence(0, columns - 1);
  }

  private AttributedString head(Picking picking, int columns) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.styled(style(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)), title);
    line.append(picking.narrowing().query().typed());
    String counts =
        (picking.list().complete() ? "" : "looking...  ")
            + (picking.marks() > 0 ? picking.marks() + " marked  " : "")
            + picking.narrowing().size()
            + " of "
            + picking.narrowing().all();
    int gap = columns - 1 - line.columnLength() - counts.length();
    return gap < 2
        ? line.toAttributedString()
        : line.append(" ".repeat(gap)).append(counts).toAttributedString();
  }

  private AttributedString keys(Picking picking) {
    return new AttributedStringBuilder()
        .styled(
            style(AttributedStyle.DEFAULT.faint()),
            (picking.marks() > 0 ? "Enter takes what is marked   " : "Enter takes   ")
                + (picking.many() ? "Tab marks more   " : "")
                + "arrows move   Esc leaves   nothing is done yet")
        .toAttributedString();
  }

  private static String nothing(Picking picking) {
    if (picking.narrowing().all() > 0) {
      return "nothing matches; Backspace takes a letter back";
    }
    return picking.list().complete() ? "there is nothing to list" : "looking...";
  }

  /** How wide each column is, of the whole list: it does not jump while one types. */
  private void measure(PickList list) {
    if (list == measured) {
      return;
    }
    measured = list;
    widths = list.headings().stream().mapToInt(String::length).toArray();
    for (PickRow row : list.rows()) {
      for (int cell = 0; cell < widths.length; cell++) {
        widths[cell] = Math.max(widths[cell], row.cells().get(cell).length());
      }
    }
  }

  private AttributedString headings() {
    AttributedStringBuilder line = new AttributedStringBuilder().append("  ");
    for (int cell = 0; cell < widths.length; cell++) {
      String heading = measured.headings().get(cell);
      line.styled(style(AttributedStyle.DEFAULT.bold()), heading);
      line.append(" ".repeat(widths[cell] + BETWEEN - heading.length()));
    }
    return line.toAttributedString();
  }

  private AttributedString row(Picking picking, int place, int columns) {
    PickRow row = picking.narrowing().row(place);
    boolean here = place == picking.at();
    AttributedStyle plain = style(here ? AttributedStyle.INVERSE : AttributedStyle.DEFAULT);
    AttributedStyle found = style(plain.bold().foreground(AttributedStyle.GREEN));
    BitSet letters = picking.narrowing().query().letters(row);
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.styled(plain, (here ? ">" : " ") + (picking.isMarked(row) ? "*" : " "));
    for (int cell = 0; cell < widths.length; cell++) {
      String text = row.cells().get(cell);
      int from = Math.max(0, text.length() - Math.max(CUT.length() + 1, columns - BETWEEN));
      line.styled(plain, from > 0 ? CUT : "");
      for (int at = from > 0 ? from + CUT.length() : 0; at < text.length(); at++) {
        boolean hit = letters.get(row.start(cell) + at);
        line.styled(hit ? found : plain, String.valueOf(text.charAt(at)));
      }
      line.styled(plain, " ".repeat(Math.max(0, widths[cell] + BETWEEN - text.length())));
    }
    return line.styled(plain, " ".repeat(Math.max(0, columns - 1 - line.columnLength())))
        .toAttributedString();
  }

  private AttributedStyle style(AttributedStyle wanted) {
    return coloured ? wanted : AttributedStyle.DEFAULT;
  }
}
