// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A screen of a terminal as an SVG file, light or dark as its reader likes it.
 *
 * <p>Every piece of one colour stands where the terminal has it, whatever font is found.
 *
 * @param title what it shows, in words
 * @param screen lines with <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">SGR
 *     sequences</a> among them, as a terminal has them
 */
record Picture(String title, String screen) {
  private static final int COLUMNS = 80;
  private static final double WIDE = 8.4;
  private static final int HIGH = 18;
  private static final int EDGE = 12;
  private static final int GREY = 8;
  private static final Pattern PIECE = Pattern.compile("\u001b\\[([0-9;]*)m|([^\u001b]+)");
  private static final Pattern SHOWN = Pattern.compile("<text [^>]*>([^<]*)</text>");

  private static final String STYLE =
      """
      text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre; fill: #1f2328 }
      rect { shape-rendering: crispEdges }
      .paper { fill: #ffffff; stroke: #d0d7de }
      .bold { font-weight: bold } .faint { fill: #636c76 }
      .c1 { fill: #b42318 } .c2 { fill: #116329 } .c3 { fill: #7d4e00 } .c4 { fill: #0550ae } .c5 { fill: #6639ba } .c6 { fill: #0b6e7f }
      .turned { fill: #ffffff } rect.turned { fill: #1f2328 }
      .on1 { fill: #ffffff } rect.on1 { fill: #b42318 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 } .paper { fill: #0d1117; stroke: #30363d } .faint { fill: #9198a1 }
        .c1 { fill: #ff7b72 } .c2 { fill: #56d364 } .c3 { fill: #e3b341 } .c4 { fill: #79c0ff } .c5 { fill: #d2a8ff } .c6 { fill: #76e3ea }
        .turned { fill: #0d1117 } rect.turned { fill: #e6edf3 }
      }
      """;

  /** How a piece of a line looks; colours are those of ANSI, 0 for none. */
  private record Look(boolean bold, boolean faint, boolean turned, int colour, int ground) {
    static final Look PLAIN = new Look(false, false, false, 0, 0);

    Look with(int code) {
      return switch (code) {
        case 0 -> PLAIN;
        case 1 -> new Look(true, faint, turned, colour, ground);
        case 2 -> new Look(bold, true, turned, colour, ground);
        case 7 -> new Look(bold, faint, true, colour, ground);
        case 22 -> new Look(false, false, turned, colour, ground);
        case 27 -> new Look(bold, faint, false, colour, ground);
        case 31, 32, 33, 34, 35, 36 -> new Look(bold, faint, turned, code - 30, ground);
        case 37, 39, 97 -> new Look(bold, faint, turned, 0, ground);
        case 90 -> new Look(bold, faint, turned, GREY, ground);
        case 41 -> new Look(bold, faint, turned, colour, code - 40);
        case 49 -> new Look(bold, faint, turned, colour, 0);
        default -> throw new IllegalArgumentException("a picture has no way to show SGR " + code);
      };
    }

    boolean filled() {
      return turned || ground > 0;
    }

    /** What is turned around has the colour of the paper: any other would be hard to read on it. */
    String classes() {
      List<String> classes = new ArrayList<>();
      if (bold) {
        classes.add("bold");
      }
      if (filled()) {
        classes.add(fill());
      } else if (faint || colour == GREY) {
        classes.add("faint");
      } else if (colour > 0) {
        classes.add("c" + colour);
      }
      return classes.isEmpty() ? "" : " class=\"" + String.join(" ", classes) + "\"";
    }

    String fill() {
      return turned ? "turned" : "on" + ground;
    }
  }

  /** The file. */
  String svg() {
    List<String> lines = screen.stripTrailing().lines().toList();
    StringBuilder shapes = new StringBuilder();
    Look look = Look.PLAIN;
    for (int row = 0; row < lines.size(); row++) {
      look = line(lines.get(row), row, look, shapes);
    }
    double wide = COLUMNS * WIDE + 2 * EDGE;
    int high = lines.size() * HIGH + 2 * EDGE;
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%s" height="%d">
        <title>%s</title>
        <style>
        %s</style>
        <rect class="paper" x="0.5" y="0.5" rx="6" width="%s" height="%d"/>
        %s</svg>
        """,
        number(wide),
        high,
        escaped(title),
        STYLE,
        number(wide - 1),
        high - 1,
        shapes);
  }

  private static Look line(String line, int row, Look before, StringBuilder shapes) {
    Look look = before;
    int column = 0;
    Matcher pieces = PIECE.matcher(line);
    while (pieces.find()) {
      String text = pieces.group(2);
      if (text == null) {
        for (String code : pieces.group(1).split(";")) {
          look = look.with(code.isEmpty() ? 0 : Integer.parseInt(code));
        }
      } else {
        piece(text, column, row, look, shapes);
        column += text.length();
      }
    }
    return look;
  }

  private static void piece(String text, int column, int row, Look look, StringBuilder shapes) {
    if (look.filled()) {
      shapes.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/>%n",
              look.fill(),
              number(EDGE + column * WIDE),
              EDGE + row * HIGH,
              number(text.length() * WIDE),
              HIGH));
    }
    String shown = text.strip();
    if (!shown.isEmpty()) {
      int blanks = text.indexOf(shown.charAt(0));
      shapes.append(
          String.format(
              Locale.ROOT,
              "<text%s x=\"%s\" y=\"%d\" textLength=\"%s\">%s</text>%n",
              look.classes(),
              number(EDGE + (column + blanks) * WIDE),
              EDGE + row * HIGH + 13,
              number(shown.length() * WIDE),
              escaped(shown)));
    }
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What a file shows, without what differs from one session to the next. */
  static String text(String svg) {
    String shown =
        SHOWN.matcher(svg).results().map(one -> one.group(1)).collect(Collectors.joining("\n"));
    return Recording.text(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }
}
