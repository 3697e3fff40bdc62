// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A person at a terminal, whose screen is read as text. */
class TerminalShellTest extends AtTerminal {
  @Test
  void aLostClaimIsRestoredByCompletionAlone() throws Exception {
    open();
    screen.await("READ-ONLY");
    line("write on", "/- rw>");
    Poll.until(
        "the lists",
        () -> screen.screen(),
        s -> {
          screen.type("\u0015restore \t");
          return screen.screen().contains("restore db/");
        });
    screen.type("\t");
    String offered = screen.await("data-1 (1Gi  lost)");
    assertThat(offered.indexOf("db/data-1"))
        .as("what is lost comes first")
        .isLessThan(offered.indexOf("db/logs"));
    screen.type("\u0015restore db/data-0\r");
    screen.await("staged: 1 volume");
    screen.await("rw *1>");
    screen.type("commit\r");
    screen.await("Type the cluster's name to go on:");
    screen.type("box\r");
    screen.await("1 proven");
    Poll.until(
        "the prompt without staged changes",
        () -> screen.sent().substring(screen.sent().lastIndexOf("1 proven")),
        sent -> sent.contains("/- rw"));
    assertThat(world.claimOf("db", "data-0")).isPresent();
    assertThat(end()).isZero();
  }

  @Test
  void whatIsPastedIsOneEditAndNeverAnAnswer() throws Exception {
    open("--write");
    screen.paste("restore db/data-0\ncommit\nbox\n");
    Poll.until("the paste in the line", () -> screen.screen(), s -> s.contains("box"));
    assertThat(screen.screen()).doesNotContain("staged:");
    screen.type("\r");
    screen.await("Type the cluster's name to go on:");
    screen.paste("box\n");
    screen.type("\r");
    screen.await("it has to be typed");
    screen.await("[CONFIRMATION_NEEDED]");
    assertThat(world.claimOf("db", "data-0")).isEmpty();
    screen.type("\u0004");
    screen.await("1 staged change is discarded");
    session.get(20, TimeUnit.SECONDS);
  }

  @Test
  void tablesHaveNoMoreColumnsThanTheScreenHasRoomFor() throws Exception {
    open("xterm", 80, "--write");
    line("restore db/data-0", "staged: 1");
    line("diff -o table", "Plan: 1 to do");
    screen.type("\u000c");
    line("commit --confirm box", "1 proven");
    screen.type("\u000c");
    line("verify", "1 of 1 confirmed");
    String shown = screen.screen();
    assertThat(shown.lines().filter(l -> l.startsWith("NAMESPACE")).findFirst())
        .hasValueSatisfying(heading -> assertThat(heading.strip()).endsWith("RESULT"));
    screen.type("\u0004");
    session.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aWrongNameWritesNothing() throws Exception {
    open("--write");
    line("restore db/data-0", "staged: 1");
    screen.type("commit\r");
    screen.await("Type the cluster's name to go on:");
    screen.type("prod\r");
    screen.await("typed was \"prod\"");
    assertThat(world.claimOf("db", "data-0")).isEmpty();
    screen.type("quit\r");
    screen.await("Type yes");
    screen.type("no\r");
    screen.await("still here");
    screen.type("quit\r");
    Poll.until("a second question", screen::screen, s -> s.split("Type yes").length == 3);
    screen.type("yes\r");
    session.get(20, TimeUnit.SECONDS);
  }

  @Test
  void ctrlCClearsTheLineAndCtrlDQuits() throws Exception {
    open();
    screen.type("restore everyth");
    screen.awaitLast("restore everyth");
    // A kernel's terminal throws away what was typed before Ctrl-C and not read; this one does not.
    screen.type("\u0003");
    Poll.until(
        "an empty line",
        () -> VirtualTerminal.last(screen.screen()),
        last -> last.contains("ro>") && !last.contains("everyth"));
    line("status", "nothing is staged");
    screen.type("\u0004");
    assertThat(session.get(20, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void aTerminalThatIsTakenAwayLeavesTheDraftBehind() throws Exception {
    open("--write");
    line("restore db/data-0", "staged: 1");
    // A key that is read before must not be taken for the one that ends the session.
    screen.type("x\u0001\u0004");
    screen.close();
    session.get(20, TimeUnit.SECONDS);
    assertThat(screen.sent()).doesNotContain("discarded");
    Path drafts = Path.of(world.file("state")).resolve("shell/drafts");
    try (var files = Files.list(drafts)) {
      assertThat(files)
          .singleElement()
          .satisfies(f -> assertThat(f).content().contains("db/data-0"));
    }
  }

  @Test
  void theOnlyNamespaceIsCompletedWithItsClaims() throws Exception {
    open("--write");
    screen.await(" seen ");
    screen.type("restore d\t");
    screen.await("restore db/");
    screen.await("data-1 (1Gi  lost)");
    screen.type("\u0015");
    assertThat(end()).isZero();
  }

  @Test
  void theHelpOfAVerbBreaksAtTheEdgeOfTheScreen() throws Exception {
    open("xterm", 80);
    line("help why", "Examples:");
    assertThat(screen.screen()).contains("what is done, what stands in");
    assertThat(screen.screen().lines().filter(l -> l.contains("decisions:")).toList())
        .singleElement()
        .satisfies(l -> assertThat(l.length()).isBetween(70, 80));
    assertThat(end()).isZero();
  }

  @Test
  void aTypingErrorIsAnsweredWithWhatWasMeant() throws Exception {
    open();
    line("sttaus", "did you mean `status`?");
    line("ls findigns", "did you mean findings?");
    line("find 'abc", "is not closed");
    assertThat(end()).isZero();
  }

  @Test
  void binaryRubbishIsNoVerb() throws Exception {
    open();
    screen.paste("\u0001\u0002\u00ff\u001f abc");
    screen.type("\r");
    screen.await("is not a verb");
    assertThat(end()).isZero();
  }

  @Test
  void aProductionClusterSaysSoInWordsToo() throws Exception {
    open("--programs");
    screen.await("PRODUCTION: recover shell");
    screen.awaitLast("PROD box:");
    assertThat(end()).isZero();
  }

  @Test
  void programsRunOnlyWhereThatWasAllowed() throws Exception {
    open();
    line("!echo hello-there", "programs are not run");
    assertThat(end()).isZero();
  }

  @Test
  void aDumbTerminalAndAWidthOfZeroWork() throws Exception {
    open("dumb", 0 + 80);
    line("ls lost", "data-1");
    assertThat(screen.sent()).doesNotContain("\u001b[3").doesNotContain("\u001b[1;3");
    assertThat(end()).isZero();
  }

  @Test
  void plainDrawsNothingTwiceAndHasNoColour() throws Exception {
    open("xterm", 80, "--plain", "--write");
    line("restore db/data-0", "staged: 1");
    screen.type("commit\r");
    screen.await("Type the cluster's name to go on:");
    screen.type("box\r");
    screen.await("proven db/data-0");
    assertThat(screen.sent())
        .doesNotContain("[####")
        .doesNotContainPattern("\u001b\\[[0-9;]*3[0-9]m");
    screen.await("1 proven");
    assertThat(end()).isZero();
  }

  @Test
  void linesAreKeptForTheNextSessionButNoSecrets() throws Exception {
    open();
    line("find logs", "NAMESPACE");
    line("find password=hunter2", "nothing with");
    screen.type(" find unseen\r");
    screen.await("nothing with \"unseen\"");
    assertThat(end()).isZero();
    Path history =
        Path.of(world.file("state")).resolve("shell/history").resolve(world.sandbox().identity());
    assertThat(Files.readString(history))
        .contains("find logs")
        .doesNotContain("hunter2")
        .doesNotContain("unseen");
    assertThat(Files.getPosixFilePermissions(history)).hasSize(2);
  }
}
