// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * A real terminal, in which the packaged command runs as a person would have it: keys are pressed,
 * the screen is read. It is tmux that draws it; without tmux the test is skipped.
 */
final class Screen implements AutoCloseable {
  private final String socket = "recover-it-" + UUID.randomUUID();

  private Screen() {}

  /** Opens a terminal of 100 by 40 and starts the command in it. */
  static Screen running(RecoverCommand command, String... arguments) {
    Screen screen = new Screen();
    Assumptions.assumeTrue(screen.tmux("-V").code() == 0, "tmux is not on the PATH");
    List<String> words = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
    words.addAll(List.of("-x", "100", "-y", "40", "-c", command.folder().toString(), "env"));
    words.addAll(List.of("-u", "NO_COLOR", "RECOVER_ARCHIVE=off"));
    for (Map.Entry<String, String> variable : command.environment().entrySet()) {
      words.add(variable.getKey() + "=" + variable.getValue());
    }
    words.add(RecoverCommand.HOME.resolve("bin/recover").toString());
    words.addAll(List.of(arguments));
    Answer started = screen.tmux(words.toArray(String[]::new));
    Assumptions.assumeTrue(started.code() == 0, started.text());
    return screen;
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

  /** Waits until the screen shows it, line breaks of a narrow screen aside. */
  Screen await(String text) {
    Poll.until(
        "the screen to show " + text, this::text, shown -> shown.replace("\n", "").contains(text));
    return this;
  }

  /** Clears the screen, so that what is awaited next is new. */
  Screen clear() {
    press("C-l");
    Poll.until("a clear screen", this::text, shown -> shown.strip().lines().count() <= 4);
    return this;
  }

  /** Takes the terminal away, as a lost connection does. */
  void kill() {
    tmux("kill-server");
  }

  @Override
  public void close() {
    kill();
  }
}
