// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded session of the documentation: it is played again, and the recording has to show what
 * comes. {@code -Drecover.write-cast} records it anew.
 */
class ShellCastTest {
  private static final Path CAST =
      Path.of(System.getProperty("recover.repository"), "docs/tutorial/restore-shell.cast");
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  @TempDir Path folder;

  @Test
  void theRecordedSessionIsWhatHappens() throws IOException {
    String cast = play();
    if (System.getProperty("recover.write-cast") != null) {
      Files.writeString(CAST, cast);
    }
    List<String> now = Recording.texts(cast);
    List<String> recorded = Recording.texts(Files.readString(CAST));
    String stale = "%s no longer shows what happens; -Drecover.write-cast records it anew";
    assertThat(recorded).as(stale, CAST).hasSameSizeAs(now);
    for (int i = 0; i < now.size(); i++) {
      assertThat(recorded.get(i)).as(stale + ": screen %d", CAST, i).isEqualTo(now.get(i));
    }
  }

  private String play() {
    try (SandboxProcess sandbox = SandboxProcess.start("dr-1")) {
      RedisStory redis = RedisStory.running(sandbox.place(), "shop");
      Administrator admin = new Administrator(sandbox.place(), folder);
      admin.protect("shop").succeeds();
      Path bundle = admin.capture("-n", "shop");
      redis.loseEverything();
      try (Screen screen =
          Screen.of(COLUMNS, ROWS)
              .run(admin.command(), "shell", "--bundle", bundle.getFileName().toString())) {
        Recording recording = new Recording(screen).shows(" seen ");
        session(recording, screen);
        return recording.cast("The lost Redis comes back", COLUMNS, ROWS);
      }
    }
  }

  private static void session(Recording recording, Screen screen) {
    recording
        .line("ls lost", "data-redis-2")
        .line("restore shop/*", "[READ_ONLY]")
        .line("write on", "rw>");
    screen.type("rest").press("Tab").await("restore ").press("Tab");
    recording.shows("data-redis-2 (");
    screen.type("*").press("Enter");
    recording.shows("staged: 3 volumes").line("check", "0 blocked");
    screen.clear();
    recording
        .line("commit confirmed 15m", "to go on:")
        .line("dr-1", "unless you type: confirm")
        .line("confirm", "kept: run")
        .line("verify", "3 of 3 confirmed");
    screen.line("quit").awaitEnd();
  }
}
