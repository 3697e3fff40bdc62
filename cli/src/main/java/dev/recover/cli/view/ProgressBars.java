// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Progress on stderr: on a terminal one bar a stage, drawn again in place; elsewhere nothing but
 * the lines it is told.
 *
 * <p>Not thread-safe: one caller at a time. Redraws at most ten times a second, so that progress
 * costs nothing.
 */
public final class ProgressBars implements AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\u001b[2K";

  private final Console console;
  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private int drawn;
  private long lastDraw;

  /** One stage: how many are done of how many, and since when. */
  private record Stage(int done, int total, long startNanos, long nowNanos) {
    double rate() {
      double seconds = (nowNanos - startNanos) / 1e9;
      return seconds <= 0 ? 0 : done / seconds;
    }
  }

  public ProgressBars(Console console) {
    this.console = console;
  }

  /** Sets where a stage stands. */
  public void stage(String name, int done, int total) {
    long now = System.nanoTime();
    Stage before = stages.get(name);
    long start = before == null || (before.done() == 0 && done > 0) ? now : before.startNanos();
    stages.put(name, new Stage(done, total, start, now));
    if (console.animated() && (now - lastDraw > REDRAW_NANOS || done == total)) {
      draw();
      lastDraw = now;
    }
  }

  /** Prints a line that stays, above the bars. */
  public void line(String text) {
    block(Printable.text(text) + "\n");
  }

  /** Prints lines that stay, above the bars; each is ended by a newline. */
  public void block(String lines) {
    erase();
    console.err().print(lines);
    if (console.animated()) {
      draw();
    }
  }

  private void draw() {
    erase();
    for (Map.Entry<String, Stage> entry : stages.entrySet()) {
      console.err().print(bar(entry.getKey(), entry.getValue()) + "\n");
    }
    console.err().flush();
    drawn = stages.size();
  }

  private void erase() {
    if (drawn > 0) {
      console.err().print(String.format(Locale.ROOT, UP, drawn));
      console.err().print((CLEAR_LINE + "\n").repeat(drawn));
      console.err().print(String.format(Locale.ROOT, UP, drawn));
      drawn = 0;
    }
  }

  private String bar(String name, Stage stage) {
    int room = Math.max(10, Math.min(40, console.width() - 50));
    int filled = stage.total() == 0 ? room : (int) ((long) stage.done() * room / stage.total());
    String counts = stage.done() + "/" + stage.total();
    return String.format(
        Locale.ROOT,
        "%-8s [%s%s] %13s %s",
        name,
        "#".repeat(filled),
        "-".repeat(room - filled),
        counts,
        pace(stage));
  }

  private static String pace(Stage stage) {
    if (stage.done() == 0 || stage.done() >= stage.total() || stage.rate() <= 0) {
      return "";
    }
    long left = Math.round((stage.total() - stage.done()) / stage.rate());
    return String.format(Locale.ROOT, "%7.1f/s  %d:%02d left", stage.rate(), left / 60, left % 60);
  }

  /** Draws the last state; the bars stay on the screen. */
  @Override
  public void close() {
    if (console.animated() && !stages.isEmpty()) {
      draw();
      drawn = 0;
    }
  }
}
