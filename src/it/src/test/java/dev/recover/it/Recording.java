// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.Json;
import dev.recover.testkit.Poll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a terminal showed, screen by screen, as an asciinema recording (<a
 * href="https://docs.asciinema.org/manual/asciicast/v2/">version 2</a>).
 */
final class Recording {
  private static final String CLEAR = "\u001b[0m\u001b[H\u001b[2J";
  private static final double SECONDS_A_SCREEN = 1.5;

  private final Screen screen;
  private final List<String> screens = new ArrayList<>();
  private final Map<String, Picture> pictures = new LinkedHashMap<>();
  private String last = "";
  private int same;

  Recording(Screen screen) {
    this.screen = screen;
  }

  /** Waits for a text and for the screen to come to rest, and keeps the screen. */
  Recording shows(String text) {
    screen.await(text);
    Poll.until("the screen to come to rest", this::atRest, rest -> rest);
    screens.add(screen.coloured());
    return this;
  }

  /**
   * Makes a picture of the screen as it is.
   *
   * @param name of its file, without the ending
   * @param title what it shows, in words
   */
  Recording picture(String name, String title) {
    pictures.put(name, new Picture(title, screen.coloured()));
    return this;
  }

  /** The pictures that were made, by name. */
  Map<String, Picture> pictures() {
    return pictures;
  }

  /** Clears the screen. */
  Recording cleared() {
    screen.clear();
    return this;
  }

  private boolean atRest() {
    String now = screen.coloured();
    same = now.equals(last) ? same + 1 : 0;
    last = now;
    return same >= 3 && !now.contains(" running");
  }

  /** Types a line, then presses Enter: a screen of each. */
  Recording line(String text, String answer) {
    screen.type(text);
    Poll.until("the line to be typed", this::lastLine, last -> last.contains(text));
    shows(text);
    screen.press("Enter");
    return shows(answer);
  }

  private String lastLine() {
    List<String> lines = screen.text().lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  /** The file: a header, then one event for each screen. */
  String cast(String title, int columns, int rows) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("version", 2);
    header.put("width", columns);
    header.put("height", rows);
    header.put("title", title);
    StringBuilder cast = new StringBuilder(Json.compact(header)).append('\n');
    double time = 0;
    for (String shown : screens) {
      String data = CLEAR + shown.stripTrailing().replace("\n", "\r\n");
      cast.append(Json.compact(List.of(time, "o", data))).append('\n');
      time += SECONDS_A_SCREEN;
    }
    return cast.toString();
  }

  /** The screens of a cast as text, without what differs from one session to the next. */
  static List<String> texts(String cast) {
    return cast.lines()
        .skip(1)
        .map(line -> ((List<?>) Json.parse(line)).get(2).toString())
        .map(Recording::text)
        .toList();
  }

  /** Text of a screen without control sequences and what differs from one session to the next. */
  static String text(String data) {
    return data.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UID")
        .replaceAll("sbx-(?:[0-9a-f]\\s*){17}", "DISK ")
        .replaceAll("csi-(?:[0-9a-f]\\s*){64}", "ATTACHMENT ")
        .replaceAll("/\\S*junit-?\\d+", "FOLDER")
        .replaceAll("dr-1:[0-9a-f]{8}", "dr-1:UID")
        .replaceAll("\\d{8}-\\d{6}-\\d{3}(-[0-9a-f]{4})?", "RUN")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
        .replaceAll("\\d+ requests in [0-9.]+ s", "N requests in N s")
        .replaceAll("\\d+[smh] (old|ago)", "AGE")
        .replaceAll("\\?\\d+[smh]>", "?AGE>")
        .replaceAll("\\[[#-]+\\] +\\d+/(\\d+)( +[0-9.]+/s +\\d+:\\d\\d left)?", "BAR of $1")
        .replaceAll("Transcript: [^>]*?\\.\\s*l\\s*o\\s*g", "Transcript: FILE")
        .replaceAll("(?s)v\\d+\\.\\d+\\.\\d+\\+recover-sandbox", "VERSION")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
