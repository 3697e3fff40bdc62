// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.Poll;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The restore shell in a real terminal, as somebody uses it at three in the morning. */
abstract class ShellJourneys {
  @TempDir Path folder;

  abstract Place place();

  /** Opens a terminal with a shell on the cluster. */
  Screen shell(Administrator admin, String... more) {
    List<String> words = new ArrayList<>(List.of("shell", "--context", place().context()));
    words.addAll(List.of(more));
    return Screen.running(admin.command(), words.toArray(String[]::new));
  }

  /** Commits, as somebody who types the cluster's name. */
  void commit(Screen screen, String commit) {
    screen.line(commit).await("Type the cluster's name").line(place().context());
  }

  @Test
  void theLostRedisComesBackByCompletion() {
    Disaster disaster = Disaster.of(place(), folder, "typed");
    String namespace = disaster.redis().namespace();

    place().writing().lock();
    try (Screen screen = shell(disaster.admin(), "--bundle", disaster.bundle().toString())) {
      screen.await("READ-ONLY").await(" seen ");
      screen.line("ls lost").await("data-redis-2");
      screen.line("restroe").await("did you mean `restore`?");
      screen.line("restore " + namespace + "/*").await("[READ_ONLY]");
      screen.line("write on").await("rw>").clear();
      screen.press("C-f").await("pick lost>").type("is-1").await("1 of 3").press("Enter");
      screen.await("restore " + namespace + "/data-redis-1").press("Enter");
      screen.await("staged: 1 volume").clear();
      screen.type("rest").press("Tab").await("restore ").type("typ").press("Tab");
      screen.await("restore " + namespace + "/data-redis-").type("*").press("Enter");
      screen.await("staged: 3 volumes");
      screen.line("check").await("Plan: 3 to do").await("0 blocked").clear();
      commit(screen, "commit");
      screen.await("3 proven");
      screen.line("verify").await("3 of 3 confirmed");
      screen.line("quit").awaitEnd();
    } finally {
      place().writing().unlock();
    }
    disaster.redis().startsAsBefore();
  }

  @Test
  void aCommitThatIsNotConfirmedIsTakenBack() {
    Disaster disaster = Disaster.of(place(), folder, "trial");
    String namespace = disaster.redis().namespace();
    place().writing().lock();
    try (Screen screen =
        shell(disaster.admin(), "--write", "--bundle", disaster.bundle().toString())) {
      screen.await(" seen ").line("restore " + namespace + "/*").await("staged: 3 volumes");
      commit(screen, "commit confirmed 5s");
      screen.await("unless you type: confirm");
      assertThat(place().claims(namespace)).hasSize(3);
      screen.await("was not confirmed in time");
      Poll.until("all of it to be gone", () -> place().claims(namespace), c -> c.isEmpty());
      screen.await("taken back: run ").line("quit").awaitEnd();
    } finally {
      place().writing().unlock();
    }
    disaster.redis().assertDisksAreIntact();
  }
}
