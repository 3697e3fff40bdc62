// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.util.Locale;

/**
 * One stage of a run as a line: a bar, how many are done of how many, how fast, how long still.
 *
 * @param startNanos when it was begun, of a clock that only goes forward
 */
public record ProgressBar(String name, int done, int total, long startNanos, long nowNanos) {
  /** A stage that begins now. */
  public static ProgressBar of(String name, int done, int total) {
    long now = System.nanoTime();
    return new ProgressBar(name, done, total, now, now);
  }

  /** The same stage, further on; its pace counts from the first that is done. */
  public ProgressBar at(int nowDone, int nowTotal) {
    long now = System.nanoTime();
    return new ProgressBar(
        name, nowDone, nowTotal, done == 0 && nowDone > 0 ? now : startNanos, now);
  }

  /** The line, for a terminal of that width. */
  public String text(int width) {
    int room = Math.max(10, Math.min(40, width - 50));
    int filled = total == 0 ? room : (int) ((long) done * room / total);
    return String.format(
        Locale.ROOT,
        "%-8s [%s%s] %13s %s",
        name,
        "#".repeat(filled),
        "-".repeat(room - filled),
        done + "/" + total,
        pace());
  }

  private String pace() {
    double seconds = (nowNanos - startNanos) / 1e9;
    if (done == 0 || done >= total || seconds <= 0) {
      return "";
    }
    double rate = done / seconds;
    long left = Math.round((total - done) / rate);
    return String.format(Locale.ROOT, "%7.1f/s  %d:%02d left", rate, left / 60, left % 60);
  }
}
