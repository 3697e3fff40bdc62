// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import dev.recover.testkit.Poll;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is stopped on the way, or meets another one. */
@Order(1)
class InterruptionTest {
  private static final int VOLUMES = 250;
  private static RunningSandbox sandbox;

  @TempDir Path folder;

  @BeforeAll
  static void startSandbox() {
    sandbox = InnerSandbox.start("interrupted");
  }

  @AfterAll
  static void stopSandbox() {
    sandbox.close();
  }

  private final String namespace = Journey.named("many");

  private RunningCommand apply(Administrator admin, Path plan) {
    String name = sandbox.place().context();
    // One request at a time, so that there is time to stop it.
    return admin
        .command()
        .start("apply", plan + "", "--context", name, "--confirm", name, "--parallelism", "1");
  }

  private int made() {
    return sandbox.place().claims(namespace).size() + sandbox.place().volumesFor(namespace).size();
  }

  private List<String> volumes() {
    return sandbox.place().volumesFor(namespace).stream().map(KubeObject::name).toList();
  }

  private void awaitFirstObjects() {
    Poll.until("the first objects", this::made, there -> there > 0);
  }

  @Test
  void interruptedOnceItStopsAndSaysHowToGoOn() {
    Administrator admin = new Administrator(sandbox.place(), folder);
    Path plan = ManyVolumes.plan(admin, namespace, VOLUMES);

    try (RunningCommand running = apply(admin, plan)) {
      awaitFirstObjects();
      running.interrupt();
      Ran ran = running.awaitEnd(RecoverCommand.PATIENCE).endsWith(130);
      ran.mentions("stopping after the steps in flight", "the same command goes on from there");
      assertThat(made()).isLessThan(2 * VOLUMES);
    }
    assertThat(states(admin)).contains("stopped");
    KubeObject journal =
        admin.command().run("runs", "show", "last", "-o", "json").succeeds().json();
    assertThat(journal.textList("inDoubt"))
        .as("requests in flight were waited for, though not what the cluster makes of them")
        .allSatisfy(step -> assertThat(volumes()).contains(step.replace("reserve:", "")));

    admin.apply(plan).succeeds();
    admin.assertVerified(plan, VOLUMES);
    assertThat(states(admin)).as("the same run went on").isEqualTo("done");
  }

  @Test
  void interruptedTwiceItStopsAtOnceAndTheSameCommandGoesOn() {
    Administrator admin = new Administrator(sandbox.place(), folder);
    Path plan = ManyVolumes.plan(admin, namespace, VOLUMES);

    try (RunningCommand running = apply(admin, plan)) {
      awaitFirstObjects();
      running.interrupt();
      running.interrupt();
      running.awaitEnd(RecoverCommand.PATIENCE).endsWith(130);
    }
    admin.command().run("runs", "show", "last").succeeds();

    admin.apply(plan).succeeds();
    admin.assertVerified(plan, VOLUMES);
    assertThat(states(admin)).isEqualTo("done");
  }

  @Test
  void terminatedItLeavesAJournalToo() {
    Administrator admin = new Administrator(sandbox.place(), folder);
    Path plan = ManyVolumes.plan(admin, namespace, VOLUMES);

    try (RunningCommand running = apply(admin, plan)) {
      awaitFirstObjects();
      running.signal("TERM");
      running.awaitEnd(RecoverCommand.PATIENCE).endsWith(143);
    }
    admin.apply(plan).succeeds();
    admin.assertVerified(plan, VOLUMES);
  }

  @Test
  void whileOneRunIsUnderWayAnotherIsRefusedAndToldWho() {
    Administrator admin = new Administrator(sandbox.place(), folder);
    Path plan = ManyVolumes.plan(admin, namespace, VOLUMES);

    try (RunningCommand running = apply(admin, plan)) {
      awaitFirstObjects();
      running.signal("STOP");
      admin.apply(plan).failsWith(Code.LOCK_HELD).mentions(System.getProperty("user.name"));
      elsewhere(admin).apply(plan).failsWith(Code.LOCK_HELD);
      running.signal("CONT");
      running.awaitEnd(RecoverCommand.PATIENCE).succeeds();
    }
    elsewhere(admin).apply(plan).succeeds();
    admin.assertVerified(plan, VOLUMES);
  }

  /** The same person on another machine: nothing but the cluster is shared. */
  private Administrator elsewhere(Administrator admin) {
    return new Administrator(sandbox.place(), admin.folder().resolve("elsewhere"));
  }

  private static String states(Administrator admin) {
    KubeObject runs = admin.command().run("runs", "list", "-o", "json").succeeds().json();
    return String.join(" ", Administrator.column(runs, "items", "state"));
  }
}
