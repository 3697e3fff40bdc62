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
  private final Map<String, ProgressBar> stages = new LinkedHashMap<>();
  private int drawn;
  private long lastDraw;

  public ProgressBars(Console console) {
    this.console = console;
  }

  /** Sets where a stage stands. */
  public void stage(String name, int done, int total) {
    long now = System.nanoTime();
    ProgressBar before = stages.get(name);
    stages.put(name, before == null ? ProgressBar.of(name, done, total) : before.at(done, total));
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
    stages.values().forEach(bar -> console.err().print(bar.text(console.width()) + "\n"));
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

  /** Draws the last state; the bars stay on the screen. */
  @Override
  public void close() {
    if (console.animated() && !stages.isEmpty()) {
      draw();
      drawn = 0;
    }
  }
}
