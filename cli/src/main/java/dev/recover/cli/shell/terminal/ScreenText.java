// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/**
 * Makes text fit a screen: long sentences break at blanks, and of a table that is too wide the
 * longest cells lose their middle.
 *
 * <p>Lines that begin with a blank (YAML, what is indented) stay as they are, so that they can be
 * copied. The transcript has everything whole.
 */
final class ScreenText {
  private static final Pattern HEADINGS = Pattern.compile("[A-Z][A-Z-]*( {3,}[A-Z][A-Z-]*)+");
  private static final Pattern HEADING = Pattern.compile("[A-Z-]+");
  private static final String GAP = "   ";
  private static final String CUT = "..";
  private static final int SHORTEST = 12;

  private final int width;
  private final List<String> out = new ArrayList<>();
  private final List<String> table = new ArrayList<>();

  private ScreenText(int width) {
    this.width = width;
  }

  /**
   * Returns the text for a screen of that width.
   *
   * @param text lines, each ended by a newline
   */
  static String fit(String text, int width) {
    if (width < 2 * SHORTEST || text.lines().allMatch(line -> line.length() <= width)) {
      return text;
    }
    ScreenText screen = new ScreenText(width);
    text.lines().forEach(screen::take);
    screen.endTable();
    return String.join("\n", screen.out) + "\n";
  }

  private void take(String line) {
    boolean heading = HEADINGS.matcher(line.stripTrailing()).matches();
    if (!heading && !table.isEmpty() && isRow(line)) {
      table.add(line);
      return;
    }
    endTable();
    if (heading) {
      table.add(line);
    } else {
      wrap(line);
    }
  }

  private List<Integer> starts() {
    List<Integer> starts = new ArrayList<>();
    Matcher headings = HEADING.matcher(table.get(0));
    while (headings.find()) {
      starts.add(headings.start());
    }
    return starts;
  }

  private boolean isRow(String line) {
    List<Integer> starts = starts();
    return starts.stream()
        .skip(1)
        .allMatch(start -> line.length() > start && line.startsWith(GAP, start - GAP.length()));
  }

  private void endTable() {
    if (table.isEmpty()) {
      return;
    }
    List<Integer> starts = starts();
    List<List<String>> rows = table.stream().map(line -> cells(line, starts)).toList();
    int[] widths = new int[starts.size()];
    for (List<String> row : rows) {
      for (int cell = 0; cell < widths.length; cell++) {
        widths[cell] = Math.max(widths[cell], row.get(cell).length());
      }
    }
    shrink(widths);
    rows.forEach(row -> out.add(row(row, widths)));
    table.clear();
  }

  private static List<String> cells(String line, List<Integer> starts) {
    List<String> cells = new ArrayList<>();
    for (int cell = 0; cell < starts.size(); cell++) {
      int end = cell + 1 < starts.size() ? starts.get(cell + 1) : line.length();
      cells.add(line.substring(starts.get(cell), end).strip());
    }
    return cells;
  }

  /** Takes from the widest column as long as the table is too wide. */
  private void shrink(int[] widths) {
    int total = GAP.length() * (widths.length - 1);
    for (int column : widths) {
      total += column;
    }
    while (total > width) {
      int widest = 0;
      for (int cell = 1; cell < widths.length; cell++) {
        widest = widths[cell] > widths[widest] ? cell : widest;
      }
      if (widths[widest] <= SHORTEST) {
        return;
      }
      widths[widest]--;
      total--;
    }
  }

  private static String row(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int cell = 0; cell < widths.length; cell++) {
      String shown = shortened(cells.get(cell), widths[cell]);
      line.append(shown).append(" ".repeat(widths[cell] - shown.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** Names differ at their ends, handles at their beginnings: both stay. */
  private static String shortened(String cell, int room) {
    if (cell.length() <= room) {
      return cell;
    }
    int end = (room - CUT.length()) / 2;
    int begin = room - CUT.length() - end;
    return cell.substring(0, begin) + CUT + cell.substring(cell.length() - end);
  }

  private static int word(AttributedString text, int start) {
    int end = text.toString().indexOf(' ', start);
    return (end < 0 ? text.length() : end) - start;
  }

  private void wrap(String line) {
    AttributedString left = AttributedString.fromAnsi(line);
    String indent = "";
    while (!line.startsWith(" ") && indent.length() + left.length() > width) {
      int space = left.toString().lastIndexOf(' ', width - indent.length());
      if (space <= 0 || word(left, space + 1) > width - 2) {
        break; // a name that no line can hold is easier to copy where it begins
      }
      out.add(indent + left.subSequence(0, space).toAnsi().stripTrailing());
      left = left.subSequence(space + 1, left.length());
      indent = "  ";
    }
    out.add(indent.isEmpty() ? line : indent + left.toAnsi().strip());
  }
}
