// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.testkit.Poll;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(1)
class ShellOnSandboxTest extends ShellJourneys {
  private static SandboxProcess sandbox;

  @BeforeAll
  static void startSandbox() {
    sandbox = SandboxProcess.start("shelled");
  }

  @AfterAll
  static void stopSandbox() {
    sandbox.close();
  }

  @Override
  Place place() {
    return sandbox.place();
  }

  @Test
  void aDiskThatANodeHoldsIsRefusedAndTheShellSaysWhy() {
    Disaster disaster = Disaster.of(place(), folder, "held");
    String namespace = disaster.redis().namespace();
    KubeObject attachment =
        HeldDisk.attachment(place(), disaster.redis().disks().get("data-redis-1"));
    place().create(attachment);

    try (Screen screen =
        shell(disaster.admin(), "--write", "--bundle", disaster.bundle().toString())) {
      screen.await(" seen ").line("ls lost").await("attached:node-a");
      screen.line("restore " + namespace + "/*").await("staged: 3 volumes");
      screen.line("check").await("[DISK_ATTACHED]").await("1 blocked").clear();
      screen.line("why " + namespace + "/data-redis-1").await("blocked: DISK_ATTACHED").clear();
      commit(screen, "commit");
      screen.await("[PLAN_BLOCKED]");
      assertThat(place().claims(namespace)).isEmpty();
      place().delete(attachment);
      screen.clear().line("diff -o name").await("data-redis-2");
      commit(screen, "commit");
      screen.await("3 proven").line("quit").awaitEnd();
    }
    disaster.redis().startsAsBefore();
  }

  @Test
  void aTerminalThatGoesAwayInTheMiddleIsGoneOnFrom() {
    Administrator admin = new Administrator(place(), folder);
    String namespace = Journey.named("cut");
    int volumes = 200;
    Path plan = ManyVolumes.plan(admin, namespace, volumes);
    try (Screen screen = shell(admin, "--write", "--parallelism", "1")) {
      screen.line("open plan " + plan).await("staged: a restore of 200 volumes");
      commit(screen, "commit");
      screen.await("created  [");
      Poll.until("the first objects", () -> place().claims(namespace).size(), made -> made > 3);
      screen.line("jobs").await("restore of 200 volumes");
      screen.kill();
    }
    assertThat(place().claims(namespace).size()).isLessThan(volumes);
    try (Screen screen = shell(admin, "--write")) {
      screen.await("is not done: `resume` goes on with it");
      screen.line("resume").await("This goes on with run").line(place().context());
      screen.await("going on with run").await("200 proven");
      screen.line("quit").awaitEnd();
    }
    admin.assertVerified(plan, volumes);
  }

  @Test
  void aRunThatIsStoppedSaysWhereItStandsAndIsGoneOnWith() {
    Administrator admin = new Administrator(place(), folder);
    String namespace = Journey.named("stop");
    int volumes = 500;
    Path plan = ManyVolumes.plan(admin, namespace, volumes);
    try (Screen screen = shell(admin, "--write", "--parallelism", "1")) {
      begin(screen, plan, namespace, volumes);
      screen.line("stop").await("stopping after the steps in flight");
      screen.await("stopped: ").await("`resume` goes on");
      int made = place().claims(namespace).size();
      assertThat(made).isBetween(1, volumes - 1);

      resume(screen.clear(), namespace);
      screen.press("C-c").await("stopping after the steps in flight").await("stopped: ");
      assertThat(place().claims(namespace).size()).isBetween(made, volumes - 1);

      resume(screen.clear(), namespace);
      screen.line("watch").await(" proven of " + volumes).press("C-c").await("it goes on");
      screen.line("jobs").await("restore of " + volumes + " volumes");
      screen.await(volumes + " proven").line("quit").awaitEnd();
    }
    assertDoneOnce(admin, plan, namespace, volumes);
  }

  @Test
  void aRunThatIsStoppedAtOnceMakesNothingTwice() {
    Administrator admin = new Administrator(place(), folder);
    String namespace = Journey.named("twice");
    int volumes = 300;
    Path plan = ManyVolumes.plan(admin, namespace, volumes);
    try (Screen screen = shell(admin, "--write", "--parallelism", "1")) {
      begin(screen, plan, namespace, volumes);
      sandbox.command().signal("STOP");
      screen.press("C-c").await("stopping after the steps in flight; again: stop now");
      screen.press("C-c").await("stopping now").await("stopped: ");
      sandbox.command().signal("CONT");
      assertThat(place().claims(namespace).size()).isLessThan(volumes);
      screen.clear().line("discard").await("nothing is staged").line("quit").awaitEnd();
    }
    try (Screen screen = shell(admin, "--write")) {
      screen.await("is not done: `resume` goes on with it");
      resume(screen, namespace);
      screen.await(volumes + " proven").line("quit").awaitEnd();
    }
    assertDoneOnce(admin, plan, namespace, volumes);
  }

  /** Commits, and waits until there is something to stop. */
  private void begin(Screen screen, Path plan, String namespace, int volumes) {
    screen.line("open plan " + plan).await("staged: a restore of " + volumes + " volumes");
    commit(screen, "commit");
    more(namespace, 3);
  }

  /** Goes on with the run, and waits until it does. */
  private void resume(Screen screen, String namespace) {
    int before = place().claims(namespace).size();
    screen.line("resume").await("This goes on with run").line(place().context());
    screen.await("going on with run");
    more(namespace, before + 3);
  }

  private void more(String namespace, int than) {
    Poll.until("more claims", () -> place().claims(namespace).size(), made -> made > than);
  }

  private void assertDoneOnce(Administrator admin, Path plan, String namespace, int volumes) {
    admin.assertVerified(plan, volumes);
    assertThat(place().claims(namespace)).hasSize(volumes);
    assertThat(place().volumesFor(namespace)).hasSize(volumes);
    assertThat(admin.command().run("runs", "list", "-o", "json").succeeds().json())
        .satisfies(
            runs -> assertThat(Administrator.column(runs, "items", "state")).containsOnly("done"));
  }

  @Test
  void aDraftOutlivesItsTerminal() {
    Disaster disaster = Disaster.of(place(), folder, "draft");
    String namespace = disaster.redis().namespace();
    try (Screen screen =
        shell(disaster.admin(), "--write", "--bundle", disaster.bundle().toString())) {
      screen.await(" seen ").line("restore " + namespace + "/*").await("staged: 3 volumes");
      screen.line("exclude " + namespace + "/data-redis-0").await("staged: 2 volumes");
      screen.kill();
    }
    try (Screen screen = shell(disaster.admin(), "--recover-draft")) {
      screen.await("staged: 2 volumes").await("rw *2>");
      screen.line("discard").await("nothing is staged").line("quit").awaitEnd();
    }
    assertThat(place().claims(namespace)).isEmpty();
  }
}
