// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld;
import dev.recover.cli.TestWorld.Ran;
import dev.recover.cli.shell.record.DraftFile;
import dev.recover.model.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of the shell on a cluster: what they do, say and end with. */
@Order(1)
class ShellScriptTest {
  @TempDir Path folder;
  private TestWorld world;

  @BeforeEach
  void start() {
    world = new TestWorld(folder);
    world.createClaims("db", "a", "b");
    world.recover("protect", "-n", "db");
    world.recover("capture", "-n", "db", "--out", "./bundle");
    world.lose("db", "a");
    world.lose("db", "b");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Ran shell(int exitCode, String... lines) {
    world.file("script.recover", String.join("\n", lines) + "\n");
    Ran ran = world.recover("shell", "--bundle", "./bundle", "--file", "./script.recover");
    assertThat(ran.exitCode())
        .as("%s%n%s%s", List.of(lines), ran.out(), ran.err())
        .isEqualTo(exitCode);
    return ran;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private Path kept(String what) {
    return Path.of(world.file("state")).resolve("shell").resolve(what);
  }

  @Test
  void aRestoreIsStagedAndCommitted() {
    Ran ran =
        shell(
            0,
            "ls lost",
            "write on",
            "use db",
            "restore a b",
            "exclude b",
            "diff -o name",
            "undo",
            "commit --confirm box",
            "verify");
    assertThat(ran.out()).contains("db          a       lost").contains("\ndb/a\n");
    assertThat(ran.out()).contains("2 proven").contains("2 of 2 confirmed");
    assertThat(ran.err()).contains("staged: 2 volumes").contains("staged: 1 volume (nothing");
    assertThat(world.claimOf("db", "a")).isPresent();
    assertThat(ran.out()).doesNotContain("ro>").doesNotContain("rw>");
  }

  @Test
  void aScriptHasNoPickerAndIsToldWhatItHas() {
    Ran ran = shell(64, "pick lost", "ls");
    assertThat(ran.err()).contains("there is no picker here").contains("`find TEXT`");
  }

  @Test
  void nothingIsWrittenBeforeCommit() {
    Ran ran = shell(0, "write on", "restore db/*", "check", "save plan " + world.file("p.json"));
    assertThat(world.claimOf("db", "a")).isEmpty();
    assertThat(world.store().list(ResourceType.PERSISTENT_VOLUME, "")).isEmpty();
    assertThat(ran.err()).contains("1 staged change is discarded");
    assertThat(world.recover("apply", "./p.json").exitCode()).isZero();
    assertThat(world.claimOf("db", "a")).isPresent();
  }

  @Test
  void itStartsReadOnly() {
    Ran ran = shell(5, "restore db/*", "ls");
    assertThat(ran.err()).contains("[READ_ONLY]").contains("stopped at").contains(":1: restore");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void itStopsAtTheFirstErrorWithItsExitCode() {
    Ran ran = shell(1, "write on", "restore db/nothing", "restore db/a", "commit --confirm box");
    assertThat(ran.err()).contains("the bundle has no claim db/nothing").contains("[NOT_FOUND]");
    assertThat(world.claimOf("db", "a")).isEmpty();
  }

  @Test
  void aLineThatCannotBeUnderstoodIsAnErrorBeforeAnythingRuns() {
    for (String bad :
        List.of("restor db/a", "find 'x", "ls --no-such", "commit now please", "use a b")) {
      Ran ran = shell(64, "write on", "restore db/a", "commit --confirm box", bad);
      assertThat(ran.err()).contains("script.recover:4").contains("[USAGE_WRONG]");
      assertThat(world.claimOf("db", "a")).as(bad).isEmpty();
    }
    assertThat(shell(64, "restor").err()).contains("did you mean `restore`");
  }

  @Test
  void aMissingIncludeIsAnErrorBeforeAnythingRuns() {
    Ran ran = shell(1, "write on", "restore db/a", "commit --confirm box", "include none.recover");
    assertThat(ran.err()).contains("none.recover").contains("[FILE_UNREADABLE]");
    assertThat(world.claimOf("db", "a")).isEmpty();
  }

  @Test
  void includesAreFoundBesideTheirFile() {
    world.file("more/stage.recover", "restore db/a\ninclude last.recover\n");
    world.file("more/last.recover", "status\n");
    Ran ran = shell(0, "write on", "include more/stage.recover");
    assertThat(ran.out()).contains("restore db/a");
    world.file("more/last.recover", "include stage.recover\n");
    assertThat(shell(64, "include more/stage.recover").err()).contains("may not include itself");
  }

  @Test
  void aSavedScriptStagesTheDraftAgain() {
    String first = world.file("first.json");
    String saved = world.file("saved.recover");
    shell(
        0,
        "write on",
        "restore db/a",
        "map namespace db=new",
        "set class ''",
        "save script " + saved,
        "save plan " + first);
    Ran again = world.recover("shell", "--file", saved);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("new/a").contains("Plan: 1 to do");
  }

  @Test
  void aPlanFromAFileIsCommittedAsItStands() {
    String plan = world.file("plan.json");
    world.recover(
        "plan", "restore", "--bundle", "./bundle", "--claim", "db/b", "--out", "./plan.json");
    Ran ran = shell(0, "write on", "open plan " + plan, "commit --confirm box");
    assertThat(ran.out()).contains("1 proven");
    assertThat(world.claimOf("db", "b")).isPresent();
    assertThat(world.claimOf("db", "a")).isEmpty();
  }

  @Test
  void aRollbackTakesBackWhatWasCommitted() {
    Ran ran =
        shell(0, "write on", "restore db/*", "commit --confirm box", "rollback --confirm box");
    assertThat(ran.out()).contains("2 proven");
    assertThat(ran.err()).contains("undone db/a");
    assertThat(world.claimOf("db", "a")).isEmpty();
  }

  @Test
  void aCommitThatNobodyConfirmsIsTakenBack() throws IOException {
    Ran ran = shell(0, "write on", "restore db/*", "commit confirmed 2s --confirm box");
    assertThat(ran.err())
        .contains("unless you type: confirm")
        .contains("was not confirmed in time");
    assertThat(world.claimOf("db", "a")).isEmpty();
    assertThat(files(kept("unconfirmed"))).isEmpty();
  }

  @Test
  void aCommitThatCannotBeTakenBackIsLeftForTheNextShellToTell() throws Exception {
    CompletableFuture<Ran> script =
        CompletableFuture.supplyAsync(
            () -> shell(1, "write on", "restore db/*", "commit confirmed 3s --confirm box"));
    while (files(kept("unconfirmed")).isEmpty() && !script.isDone()) {
      Thread.sleep(10);
    }
    Path runs = Path.of(world.file("state")).resolve("runs");
    Files.move(runs, runs.resolveSibling("runs-elsewhere"));

    assertThat(script.get(60, TimeUnit.SECONDS).err()).contains("was NOT taken back");
    assertThat(files(kept("unconfirmed"))).hasSize(1);
    assertThat(shell(0, "status").err()).contains("its shell is gone: `confirm` keeps it");
  }

  @Test
  void aCommitThatIsConfirmedStays() throws IOException {
    Ran ran = shell(0, "write on", "restore db/*", "commit confirmed 10m --confirm box", "confirm");
    assertThat(ran.err()).contains("kept: run ");
    assertThat(world.claimOf("db", "a")).isPresent();
    assertThat(files(kept("unconfirmed"))).isEmpty();
  }

  @Test
  void theTranscriptSaysWhatHappenedAndOnlyItsOwnerMayReadIt() throws IOException {
    shell(1, "write on", "restore db/a", "find token=abc");
    List<Path> transcripts = files(kept("transcripts"));
    assertThat(transcripts).hasSize(1);
    assertThat(Files.getPosixFilePermissions(transcripts.get(0)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String text = Files.readString(transcripts.get(0));
    assertThat(text)
        .contains("recover shell by " + System.getProperty("user.name"))
        .contains("> restore db/a")
        .contains("staged: 1 volume")
        .contains("< exit code 0")
        .contains("< exit code 1")
        .doesNotContain("abc");
  }

  @Test
  void aDraftThatAKilledShellLeftIsStagedAgain() throws IOException {
    String uid = world.sandbox().identity();
    Path left = kept("drafts").resolve("1-1.json");
    new DraftFile(
            uid,
            Long.MAX_VALUE,
            "2026-01-01T00:00:00Z",
            List.of(Path.of(world.file("bundle"))),
            List.of(List.of("restore", "db/a")))
        .write(left);
    assertThat(shell(0, "ls").err()).contains("recover shell --recover-draft");
    world.file("status.recover", "status\n");
    Ran ran = world.recover("shell", "--recover-draft", "--file", "./status.recover");
    assertThat(ran.out()).contains("restore db/a");
    assertThat(left).doesNotExist();
    assertThat(files(kept("drafts"))).isEmpty();
    Ran none = world.recover("shell", "--recover-draft", "--file", "./status.recover");
    assertThat(none.err()).contains("[NOT_FOUND]");
  }
}
