// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The power fails at every entry of the journal of a Redis restore, and each time the same command
 * finishes the job with nothing made twice.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class CrashTest {
  @TempDir Path folder;

  /** One each for the run's begin and end and for each proof, two for each step that changes. */
  private static final int ENTRIES = 2 + RedisStory.REPLICAS + 2 * (1 + 2 * RedisStory.REPLICAS);

  @Test
  void beforeAnEntryIsOnDisk() {
    crashAtEvery(CrashingRecover.stride(7), "before", false);
  }

  @Test
  void afterAnEntryIsOnDisk() {
    crashAtEvery(CrashingRecover.stride(9), "after", false);
  }

  /** What is cut off is as if it had never been written, so some entries stand for all. */
  @Test
  void whileAnEntryIsWritten() {
    crashAtEvery(7, "after", true);
  }

  private void crashAtEvery(int stride, String when, boolean torn) {
    try (RunningSandbox sandbox = InnerSandbox.start("crash-" + when + (torn ? "-torn" : ""))) {
      Disaster disaster = Disaster.of(sandbox.place(), folder, "crash");
      RedisStory redis = disaster.redis();
      redis.deleteNamespace();
      Path plan = disaster.admin().plan(disaster.bundle());
      int at = 1;
      while (crash(disaster, plan, at, when, torn)) {
        redis.deleteClaims();
        redis.deleteVolumes();
        redis.deleteNamespace();
        at += stride;
      }
      assertThat(at).as("the first entry that there is not").isGreaterThan(ENTRIES);
      redis.startsAsBefore();
    }
  }

  /** Returns whether there was an entry with that number to fail at. */
  private boolean crash(Disaster disaster, Path plan, int at, String when, boolean torn) {
    Path state = folder.resolve("state-" + when + "-" + at);
    RecoverCommand finishing = disaster.admin().command().with("RECOVER_STATE_DIR", state);
    String name = disaster.admin().place().context();
    String[] words = {"apply", plan + "", "--context", name, "--confirm", name};
    Ran crashed = finishing.with("RECOVER_JAVA_OPTS", CrashingRecover.options(at, when)).run(words);
    if (crashed.exitCode() == 0) {
      return false;
    }
    crashed.endsWith(CrashingRecover.POWER_FAILURE);
    if (torn) {
      tearLastLine(state);
    }
    Map<String, String> made = uids(disaster);

    Ran finished = finishing.run(words);
    assertThat(finished.exitCode()).as("crash %s entry %d: %s", when, at, finished).isZero();
    assertThat(uids(disaster)).as("what was made was not made again").containsAllEntriesOf(made);
    assertThat(disaster.redis().disksByClaim()).isEqualTo(disaster.redis().disks());
    disaster.redis().assertDisksAreIntact();
    assertThat(disaster.admin().place().volumesFor(disaster.redis().namespace()))
        .hasSize(RedisStory.REPLICAS);
    return true;
  }

  private static Map<String, String> uids(Disaster disaster) {
    String namespace = disaster.redis().namespace();
    Map<String, String> uids = new HashMap<>();
    Stream.concat(
            disaster.admin().place().volumesFor(namespace).stream(),
            disaster.admin().place().claims(namespace).stream())
        .forEach(object -> uids.put(object.ref().toString(), object.uid().orElse("")));
    return uids;
  }

  /** Cuts a piece off the journal, as a disk does that lost power on the way. */
  private static void tearLastLine(Path state) {
    try (Stream<Path> files = Files.walk(state)) {
      for (Path journal : files.filter(file -> file.endsWith("journal.jsonl")).toList()) {
        long size = Files.size(journal);
        if (size > 0) {
          try (var channel = Files.newByteChannel(journal, StandardOpenOption.WRITE)) {
            channel.truncate(size - 10);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
