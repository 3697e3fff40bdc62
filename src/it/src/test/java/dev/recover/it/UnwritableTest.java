// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing can be written where a bundle, a plan or a journal should go. */
class UnwritableTest {
  @TempDir Path folder;

  private Ran captureTo(Path bundle) {
    return RecoverCommand.in(folder)
        .runWith(SavedPair.BOTH, "capture", "--from", "-", "--out", bundle + "");
  }

  @Test
  void aBundleBelowAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "keep me");
    captureTo(file.resolve("bundle")).failsWith(Code.FILE_UNWRITABLE);
    assertThat(file).hasContent("keep me");
  }

  @Test
  void aBundleWhereNobodyCanWrite() {
    captureTo(Path.of("/proc/recover-bundle")).failsWith(Code.FILE_UNWRITABLE).mentions("/proc");
  }

  @Test
  void aBundleOnAFullDisk() throws IOException {
    try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"))) {
      disk.fillExceptFor(2);
      Ran ran = captureTo(disk.path().resolve("bundle")).failsWith(Code.FILE_UNWRITABLE);
      ran.mentions("no space left", "free some space");
      assertThat(disk.path().resolve("bundle")).doesNotExist();
      assertThat(disk.entries()).as("nothing half written stays").containsExactly("filler");
    }
  }

  @Test
  void aPlanWhereNobodyCanWrite() throws IOException {
    Path bundle = folder.resolve("bundle");
    captureTo(bundle).succeeds();
    Path file = Files.writeString(folder.resolve("file"), "keep me");
    Administrator admin = new Administrator(Sandboxes.shared(), folder);
    admin.planTo(file.resolve("plan.json"), bundle).failsWith(Code.FILE_UNWRITABLE);
    admin.planTo(Path.of("/proc/plan.json"), bundle).failsWith(Code.FILE_UNWRITABLE);
    Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    admin.planTo(full, bundle).failsWith(Code.FILE_UNWRITABLE).mentions("no space left");
    assertThat(Files.isRegularFile(full)).as("a device is not replaced by a file").isFalse();
    assertThat(file).hasContent("keep me");
  }

  @Test
  void aJournalWhereNobodyCanWriteStopsEverythingBeforeTheFirstWrite() throws IOException {
    Disaster disaster = Disaster.of(Sandboxes.shared(), folder, "journal");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    Path plan = admin.plan(disaster.bundle());
    Path file = Files.writeString(folder.resolve("file"), "keep me");

    admin.write("apply", plan + "", "--state-dir", file + "").failsWith(Code.FILE_UNWRITABLE);
    admin.write("apply", plan + "", "--state-dir", "/proc/x").failsWith(Code.FILE_UNWRITABLE);
    assertThat(Sandboxes.shared().volumesFor(redis.namespace())).isEmpty();
    assertThat(Sandboxes.shared().claims(redis.namespace())).isEmpty();

    admin.apply(plan).succeeds();
    redis.startsAsBefore();
  }

  @Test
  void aJournalThatFillsTheDiskStopsTheRunAndTheNextOneFinishesIt() throws IOException {
    Disaster disaster = Disaster.of(Sandboxes.shared(), folder, "full");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    Path plan = admin.plan(disaster.bundle());

    try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"))) {
      disk.fillExceptFor(1);
      admin
          .write("apply", plan + "", "--state-dir", disk.path().resolve("state") + "")
          .failsWith(Code.FILE_UNWRITABLE)
          .mentions("no space left");
      disk.empty();
      admin.write("apply", plan + "", "--state-dir", disk.path().resolve("state") + "").succeeds();
    }
    admin.assertVerified(plan, RedisStory.REPLICAS);
    redis.startsAsBefore();
  }
}
