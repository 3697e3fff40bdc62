// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.Poll;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Somebody searches a list as they type, and reads the screen. */
class PickerTest extends AtTerminal {
  private static final String CTRL_F = "\u0006";
  private static final String DOWN = "\u001b[B";

  private void opened() {
    screen.await(" seen ");
    screen.type(CTRL_F);
    screen.await("pick lost>");
  }

  @Test
  void whatIsLostIsFoundByAFewLettersMarkedAndPutIntoTheLine() throws Exception {
    open("--write");
    opened();
    String all = screen.await("2 of 2");
    assertThat(all)
        .contains("  CLAIM       STATE   SIZE   IN-USE   DISK")
        .contains("> db/data-0   lost    1Gi")
        .contains("Enter takes   Tab marks more   arrows move   Esc leaves");
    screen.type("da1");
    assertThat(screen.await("1 of 2")).contains("> db/data-1").doesNotContain("db/data-0");
    screen.type("\u0015");
    screen.await("2 of 2");
    screen.type("\t\t");
    assertThat(screen.await("2 marked")).contains(" *db/data-0").contains(">*db/data-1");
    screen.type("\r");
    screen.awaitLast("rw> restore db/data-0 db/data-1");
    assertThat(screen.screen()).doesNotContain("pick lost>").doesNotContain("staged");
    screen.type("\r");
    screen.await("staged: 2 volumes");
    screen.type("\u0004");
    session.get(20, TimeUnit.SECONDS);
    assertThat(world.claimOf("db", "data-0")).isEmpty();
  }

  @Test
  void leavingItChangesNothingNotEvenWhereTheCursorStands() throws Exception {
    open();
    for (String leave : new String[] {"\u001b", "\u0003", "\u0007"}) {
      screen.type("show db/da --yaml\u0002\u0002\u0002\u0002\u0002\u0002\u0002");
      screen.awaitLast("show db/da --yaml");
      screen.type(CTRL_F);
      screen.await("pick claims> db/da");
      screen.type("zzz" + DOWN);
      screen.await("nothing matches");
      screen.type(leave);
      screen.awaitLast("ro> show db/da --yaml");
      screen.type("ta-0");
      screen.awaitLast("ro> show db/data-0 --yaml");
      screen.type("\u0005\u0015");
      Poll.until("an empty line", screen::screen, s -> !VirtualTerminal.last(s).contains("show"));
    }
    assertThat(end()).isZero();
  }

  @Test
  void theVerbOpensItTooAndTheLatestListIsTheUsualOne() throws Exception {
    open();
    line("ls claims", "logs");
    screen.type("pick claims logs\r");
    screen.await("pick claims> logs");
    screen.type("\r");
    screen.awaitLast("ro>  db/logs");
    screen.type("why");
    screen.awaitLast("ro> why db/logs");
    screen.type("\u0005\u0015" + CTRL_F);
    screen.await("pick claims>");
    screen.type("\u001b");
    screen.awaitLast("ro>");
    screen.type("scan " + CTRL_F);
    String said = screen.await("there is no list for what stands here; Tab completes it\n");
    assertThat(VirtualTerminal.last(said)).contains("ro> scan").contains(" seen ");
    screen.type("\u0015pick disks\r");
    screen.await("no disks are known yet");
    assertThat(end()).isZero();
  }

  @Test
  void anythingPastedIsLookedForAndPressesNoKey() throws Exception {
    open("--write");
    opened();
    screen.paste("data-1\ncommit\nbox\n");
    assertThat(screen.await("1 of 2")).contains("pick lost> data-1");
    screen.type("\u001b");
    screen.awaitLast("rw>");
    assertThat(VirtualTerminal.last(screen.screen())).doesNotContain("commit");
    assertThat(end()).isZero();
  }

  @Test
  void aSmallTerminalAndOneThatIsResizedShowWhatFits() throws Exception {
    open();
    opened();
    screen.resize(40, 6);
    String small =
        Poll.until(
            "6 lines of 40", screen::screen, s -> s.lines().count() == 6 && s.contains("2 of 2"));
    assertThat(small.lines()).allMatch(line -> line.length() < 40);
    screen.resize(30, 2);
    Poll.until("2 lines", screen::screen, s -> s.lines().count() == 2 && s.contains("> db/data-0"));
    screen.type(DOWN);
    Poll.until("the row at the cursor", screen::screen, s -> s.contains("> db/data-1"));
    screen.resize(100, 24);
    screen.await("Enter takes");
    screen.type("\u001b");
    screen.awaitLast("ro>");
    line("status", "nothing is staged");
    assertThat(end()).isZero();
  }

  @Test
  void aWorldThatChangesIsSeenWhileItIsOpen() throws Exception {
    open();
    opened();
    screen.await("2 of 2");
    world.createClaims("db", "data-0");
    screen.await("taken");
    screen.type("\u001b");
    screen.awaitLast("ro>");
    assertThat(end()).isZero();
  }

  @Test
  void plainAndDumbHaveNoneAndSaySo() throws Exception {
    open("xterm", 100, "--plain");
    line("pick", "there is no picker here");
    screen.await("`find TEXT` lists");
    assertThat(end()).isZero();
  }
}
