// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * A real terminal, in which the packaged command runs as a person would have it: keys are pressed,
 * the screen is read. It is tmux that draws it; without tmux the test is skipped.
 */
final class Screen implements AutoCloseable {
  private final String socket = "recover-it-" + UUID.randomUUID();

  private final int columns;
  private final int rows;

  private Screen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** A terminal of that size, in which nothing runs yet. */
  static Screen of(int columns, int rows) {
    return new Screen(columns, rows);
  }

  /** Opens a terminal of 100 by 40 and starts the command in it. */
  static Screen running(RecoverCommand command, String... arguments) {
    return of(100, 40).run(command, arguments);
  }

  /** Starts the command in it. */
  Screen run(RecoverCommand command, String... arguments) {
    boolean tmux = tmux("-V").code() == 0;
    if (!tmux) {
      System.out.println("the shell in a real terminal: not tried, tmux is not on the PATH");
    }
    Assumptions.assumeTrue(tmux, "tmux is not on the PATH");
    List<String> words = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
    words.addAll(List.of("-x", String.valueOf(columns), "-y", String.valueOf(rows)));
    words.addAll(List.of("-c", command.folder().toString(), "env"));
    words.addAll(List.of("-u", "NO_COLOR"));
    for (Map.Entry<String, String> variable : command.environment().entrySet()) {
      words.add(variable.getKey() + "=" + variable.getValue());
    }
    words.add(RecoverCommand.HOME.resolve("bin/recover").toString());
    words.addAll(List.of(arguments));
    // What the command said last stays on the screen, should it end before it is expected to.
    words.addAll(List.of(";", "set-option", "-g", "remain-on-exit", "on"));
    Answer started = tmux(words.toArray(String[]::new));
    assertThat(started.code()).as(started.text()).isZero();
    return this;
  }

  private record Answer(int code, String text) {}

  private Answer tmux(String... words) {
    List<String> all = new ArrayList<>(List.of("tmux", "-L", socket));
    all.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      return new Answer(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted"));
    }
  }

  /** Types text as it is. */
  Screen type(String text) {
    tmux("send-keys", "-l", text);
    return this;
  }

  /** Presses a key by its name: Enter, Tab, C-c. */
  Screen press(String key) {
    tmux("send-keys", key);
    return this;
  }

  Screen line(String text) {
    return type(text).press("Enter");
  }

  String text() {
    return tmux("capture-pane", "-p").text();
  }

  /** The same with its colours, as control sequences. */
  String coloured() {
    return tmux("capture-pane", "-e", "-p").text();
  }

  /** Waits until the screen shows it, line breaks of a narrow screen aside. */
  Screen await(String text) {
    Poll.until(
        "the screen to show " + text,
        this::text,
        shown ->
            shown.replace("\n", "").contains(text) || shown.replaceAll("\n +", " ").contains(text));
    return this;
  }

  /** Waits until the command has ended by itself. */
  void awaitEnd() {
    awaitGone(process());
  }

  /** Clears the screen, so that what is awaited next is new. */
  Screen clear() {
    press("C-l");
    Poll.until("a clear screen", this::text, shown -> shown.strip().lines().count() <= 4);
    return this;
  }

  /** Takes the terminal away, as a lost connection does, and waits until the command has gone. */
  void kill() {
    Optional<ProcessHandle> process = process();
    tmux("kill-server");
    awaitGone(process);
  }

  private Optional<ProcessHandle> process() {
    String id = tmux("display-message", "-p", "#{pane_pid}").text().strip();
    return id.matches("\\d+") ? ProcessHandle.of(Long.parseLong(id)) : Optional.empty();
  }

  /** One that has ended and that tmux has not asked for yet has no command any more. */
  private static void awaitGone(Optional<ProcessHandle> process) {
    Poll.until(
        "the command to end",
        () -> process.filter(ProcessHandle::isAlive).flatMap(p -> p.info().command()),
        Optional::isEmpty);
  }

  @Override
  public void close() {
    kill();
  }
}
