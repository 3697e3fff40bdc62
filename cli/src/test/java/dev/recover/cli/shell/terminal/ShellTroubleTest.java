// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld.Ran;
import dev.recover.sandbox.http.Faults;
import dev.recover.sandbox.http.Faults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The world goes wrong during a session: it says so, and nothing that was staged is lost. */
@Order(3)
class ShellTroubleTest extends AtTerminal {
  private Faults faults() {
    return world.sandbox().api().faults();
  }

  @Test
  void aServerThatGoesAwayIsNamedAndTheDraftIsThereWhenItComesBack() throws Exception {
    open("--write");
    line("restore db/data-0", "staged: 1");
    faults().next(Integer.MAX_VALUE, request -> true, Fault.cutBefore());
    line("check", "waiting for cluster box to answer (");
    screen.type("\u0003");
    screen.await("nobody waits for it any longer");
    screen.awaitLast("rw *1 NO ANSWER>");
    line("status", "no answer");
    faults().clear();
    screen.awaitLast("rw *1>");
    line("check", "Plan: 1 to do");
    screen.type("commit\r");
    screen.await("Type the cluster's name to go on:");
    screen.type("box\r");
    screen.await("1 proven");
    assertThat(world.claimOf("db", "data-0")).isPresent();
  }

  @Test
  void aTokenThatExpiresDuringTheSessionIsNamedAndANewOneIsTaken() throws Exception {
    open("--write");
    line("restore db/data-0", "staged: 1");
    faults().next(Integer.MAX_VALUE, request -> true, Fault.status(401));
    line("check", "[UNAUTHENTICATED]");
    screen.awaitLast("rw *1>");
    faults().clear();
    line("check", "Plan: 1 to do");
    screen.type("\u0004");
    session.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whatAnotherShellDidMeanwhileIsNamedAndPlannedAnewOnRequest() throws Exception {
    open("--write");
    line("restore db/data-*", "staged: 2");
    line("diff", "Plan: 2 to do");
    Ran other = otherShell("ls lost");
    assertThat(other.err())
        .as("an open shell's draft is its own")
        .doesNotContain("--recover-draft");
    world.createClaims("db", "data-0");
    screen.type("commit\r");
    screen.await("Type the cluster's name to go on:");
    screen.type("box\r");
    screen.await("[PLAN_STALE]");
    assertThat(screen.awaitLast("rw *1>")).contains("db/data-0");
    screen.type("\f");
    line("check", "1 blocked");
    screen.type("\u0004");
    screen.await("1 staged change is discarded");
    session.get(20, TimeUnit.SECONDS);
    assertThat(world.claimOf("db", "data-1")).isEmpty();
  }

  private Ran otherShell(String... lines) {
    String script = world.file("other.recover", String.join("\n", lines) + "\n");
    return world.recover("shell", "--write", "--bundle", "./bundle", "--file", script);
  }

  @Test
  void aBundleThatWasChangedIsRefusedAndTheOneAtHandStays() throws Exception {
    open();
    world.recover("capture", "-n", "db", "--out", "./other");
    Path sums = Path.of(world.file("other")).resolve("SHA256SUMS");
    Files.writeString(sums, Files.readString(sums).replaceFirst("^[0-9a-f]", "x"));
    line("load " + sums.getParent(), "[BUNDLE_TAMPERED]");
    line("status", "volumes of box");
    assertThat(end()).isZero();
  }
}
