// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import dev.recover.bundle.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What was typed and what came of it, with times and who, for those who ask afterwards.
 *
 * <p>Only its owner may read it, secrets are taken out, and each entry is in the file when the call
 * returns. Thread-safe.
 */
public final class Transcript {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Clock clock;
  private final StringBuilder line = new StringBuilder();

  private Transcript(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Begins a transcript in {@code <state>/shell/transcripts}.
   *
   * @param cluster part of the file's name
   */
  public static Transcript begin(Path state, String cluster, Clock clock) {
    String name = STAMP.format(clock.instant()) + "-" + cluster.replaceAll("[^A-Za-z0-9.-]", "_");
    Path file = state.resolve("shell").resolve("transcripts").resolve(name + ".log");
    return new Transcript(PrivateFile.create(file), clock);
  }

  public Path file() {
    return file;
  }

  /** Notes what is going on: the beginning, a line that was typed, how it ended. */
  public synchronized void note(String mark, String text) {
    flush();
    append(now() + " " + mark + " " + text);
  }

  /** Takes what was printed; colours and cursor movements are left out. */
  public synchronized void printed(String text) {
    for (char c : text.toCharArray()) {
      if (c == '\n') {
        flush();
      } else if (c != '\r') {
        line.append(c);
      }
    }
  }

  private void flush() {
    if (line.length() > 0) {
      append("  " + line.toString().replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", ""));
      line.setLength(0);
    }
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void append(String text) {
    try {
      Files.writeString(
          file, Redaction.of(text) + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }
}
