// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded session of the documentation, and pictures of its screens: it is played again, and
 * both have to show what comes. {@code -Drecover.write-cast} records them anew.
 */
class ShellCastTest {
  private static final Path TUTORIAL =
      Path.of(System.getProperty("recover.repository"), "docs/tutorial");
  private static final Path CAST = TUTORIAL.resolve("restore-shell.cast");
  private static final boolean WRITE = System.getProperty("recover.write-cast") != null;
  private static final String STALE =
      "%s no longer shows what happens; -Drecover.write-cast records it anew";
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  @TempDir Path folder;

  @Test
  void theRecordedSessionIsWhatHappens() throws IOException {
    Recording recording = play();
    String cast = recording.cast("The lost Redis comes back", COLUMNS, ROWS);
    if (WRITE) {
      Files.writeString(CAST, cast);
    }
    List<String> now = Recording.texts(cast);
    List<String> recorded = Recording.texts(Files.readString(CAST));
    assertThat(recorded).as(STALE, CAST).hasSameSizeAs(now);
    for (int i = 0; i < now.size(); i++) {
      assertSame(String.format(STALE + ": screen %d", CAST, i), recorded.get(i), now.get(i));
    }
    check(recording.pictures());
  }

  private static void check(Map<String, Picture> pictures) throws IOException {
    for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
      Path file = TUTORIAL.resolve("pictures").resolve(picture.getKey() + ".svg");
      String svg = picture.getValue().svg();
      if (WRITE) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg);
      }
      assertSame(
          String.format(STALE, file), Picture.text(Files.readString(file)), Picture.text(svg));
    }
  }

  /** Bars push what is above them up, and a run may be over before they are drawn. */
  private static void assertSame(String what, String recorded, String now) {
    boolean pushed = recorded.length() < now.length();
    String shorter = pushed ? recorded : now;
    assertThat(pushed ? now : recorded).as(what).endsWith(shorter);
    assertThat(shorter.length()).as(what).isGreaterThan(40);
  }

  private Recording play() {
    try (RunningSandbox sandbox = InnerSandbox.start("dr-1")) {
      RedisStory redis = RedisStory.running(sandbox.place(), "shop");
      Administrator admin = new Administrator(sandbox.place(), folder);
      Path bundle = admin.secure("shop");
      redis.loseEverything();
      try (Screen screen =
          Screen.of(COLUMNS, ROWS)
              .run(admin.command(), "shell", "--bundle", bundle.getFileName().toString())) {
        Recording recording = new Recording(screen).shows(" seen ");
        recording.picture("shell-start", "The shell says where it is and that it writes nothing");
        stage(recording, screen);
        held(recording, sandbox.place(), redis.disks().get("data-redis-1"));
        commit(recording, screen);
        return recording;
      }
    }
  }

  private static void stage(Recording recording, Screen screen) {
    recording
        .line("ls lost", "data-redis-2")
        .line("restore shop/*", "[READ_ONLY]")
        .line("write on", "rw>");
    screen.press("C-f").await("3 of 3").type("is-1");
    recording.shows("1 of 3").picture("shell-pick", "Three letters find one of the lost claims");
    screen.press("Enter");
    recording.shows("restore shop/data-redis-1");
    screen.press("Enter");
    recording.shows("staged: 1 volume");
    screen.clear().type("rest").press("Tab").await("restore ").press("Tab");
    recording
        .shows("data-redis-2 (")
        .picture("shell-completion", "Tab offers the claims, those that are lost first");
    screen.type("*").press("Enter");
    recording.shows("staged: 3 volumes");
  }

  /** A node of the cluster that is gone still holds a disk. */
  private static void held(Recording recording, Place place, String disk) {
    KubeObject attachment = HeldDisk.attachment(place, disk);
    place.create(attachment);
    recording
        .cleared()
        .line("why shop/data-redis-1", "DISK_ATTACHED")
        .picture("shell-why", "Why a disk is refused: a node still holds it");
    place.delete(attachment);
    recording
        .cleared()
        .line("check", "0 blocked")
        .picture("shell-check", "What a commit would do, and that the server would take it");
  }

  private static void commit(Recording recording, Screen screen) {
    recording
        .cleared()
        .line("commit confirmed 15m", "to go on:")
        .picture("shell-commit", "Before it writes, the shell asks for the cluster's name")
        .line("dr-1", "unless you type: confirm")
        .line("confirm", "kept: run")
        .line("verify", "3 of 3 confirmed")
        .picture("shell-proven", "Everything is read back, and proven");
    screen.line("quit").awaitEnd();
  }

  @Test
  void aRunUnderWayLooksAsInItsPicture() throws IOException {
    try (RunningSandbox sandbox = InnerSandbox.start("dr-1")) {
      Administrator admin = new Administrator(sandbox.place(), folder);
      Path plan = ManyVolumes.plan(admin, "shop", 400);
      try (Screen screen =
          Screen.of(COLUMNS, ROWS).run(admin.command(), "shell", "--write", "--parallelism", "1")) {
        screen.await(" seen ").line("open plan " + plan.getFileName());
        screen.await("staged: a restore of 400 volumes").clear();
        screen.line("commit").await("Type the cluster's name").line("dr-1");
        screen.await("created  [").await(" left");
        Poll.until("the middle", () -> sandbox.place().claims("shop").size(), made -> made > 150);
        Recording recording = new Recording(screen);
        recording.picture("shell-progress", "A run goes on while the prompt can be used");
        check(recording.pictures());
        screen.line("stop").await("`resume` goes on");
      }
    }
  }
}
