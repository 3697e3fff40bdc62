// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.testkit.Poll;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The restore shell in a real terminal, as somebody uses it at three in the morning. */
class ShellJourneyTest {
  private static SandboxProcess sandbox;

  @TempDir Path folder;

  @BeforeAll
  static void startSandbox() {
    sandbox = SandboxProcess.start("shelled");
  }

  @AfterAll
  static void stopSandbox() {
    sandbox.close();
  }

  private Screen shell(Administrator admin, String... more) {
    return Screen.running(
        admin.command(), concat(new String[] {"shell", "--context", name()}, more));
  }

  private static String[] concat(String[] start, String... more) {
    return java.util.stream.Stream.of(start, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  private static String name() {
    return sandbox.place().context();
  }

  @Test
  void theLostRedisComesBackByCompletion() {
    Disaster disaster = Disaster.of(sandbox.place(), folder, "typed");
    String namespace = disaster.redis().namespace();
    disaster.redis().deleteNamespace();
    String held = disaster.redis().disks().get("data-redis-1");
    KubeObject attachment = attachment(held);
    sandbox.place().create(attachment);

    try (Screen screen = shell(disaster.admin(), "--bundle", disaster.bundle().toString())) {
      screen.await("READ-ONLY").await(" seen ");
      screen.line("ls lost").await("attached:node-a");
      screen.line("restroe").await("did you mean `restore`?");
      screen.line("restore " + namespace + "/*").await("[READ_ONLY]");
      screen.line("write on").await("rw>").clear();
      screen.type("rest").press("Tab").press("Tab").await("restore " + namespace + "/data-redis-");
      screen.type("*").press("Enter").await("staged: 3 volumes");
      screen.line("check").await("[DISK_ATTACHED]").await("1 blocked");
      screen
          .clear()
          .line("why " + namespace + "/data-redis-1")
          .await("decision    blocked: DISK_ATTACHED");
      screen.line("commit").await("Type the cluster's name").line(name()).await("[PLAN_BLOCKED]");
      assertThat(sandbox.place().claims(namespace)).isEmpty();
      sandbox.place().delete(attachment);
      screen.clear().line("diff -o name").await("data-redis-2");
      screen.line("commit").await("Type the cluster's name").line(name()).await("3 proven");
      screen.line("verify").await("3 of 3 confirmed");
      screen.line("quit");
    }
    disaster.redis().startsAsBefore();
  }

  @Test
  void aTerminalThatGoesAwayInTheMiddleIsGoneOnFrom() {
    Administrator admin = new Administrator(sandbox.place(), folder);
    String namespace = Journey.named("cut");
    int volumes = 200;
    Path plan = ManyVolumes.plan(admin, namespace, volumes);
    try (Screen screen = shell(admin, "--write", "--parallelism", "1")) {
      screen.line("open plan " + plan).await("staged: a restore of 200 volumes");
      screen.line("commit").await("Type the cluster's name").line(name()).await("created  [");
      Poll.until(
          "the first objects", () -> sandbox.place().claims(namespace).size(), made -> made > 3);
      screen.line("jobs").await("restore of 200 volumes");
      screen.kill();
    }
    assertThat(sandbox.place().claims(namespace).size()).isLessThan(volumes);
    try (Screen screen = shell(admin, "--write")) {
      screen.await("is not done: `resume` goes on with it");
      screen.line("resume").await("This goes on with run").line(name());
      screen.await("going on with run").await("200 proven");
      screen.line("quit");
    }
    admin.assertVerified(plan, volumes);
  }

  @Test
  void aDraftOutlivesItsTerminal() {
    Disaster disaster = Disaster.of(sandbox.place(), folder, "draft");
    String namespace = disaster.redis().namespace();
    try (Screen screen =
        shell(disaster.admin(), "--write", "--bundle", disaster.bundle().toString())) {
      screen.await(" seen ").line("restore " + namespace + "/*").await("staged: 3 volumes");
      screen.line("exclude " + namespace + "/data-redis-0").await("staged: 2 volumes");
      screen.kill();
    }
    try (Screen screen = shell(disaster.admin(), "--recover-draft")) {
      screen.await("staged: 2 volumes").await("rw *2>");
      screen.line("discard").await("nothing is staged").line("quit");
    }
    assertThat(sandbox.place().claims(namespace)).isEmpty();
  }

  @Test
  void aCommitThatIsNotConfirmedIsTakenBack() {
    Disaster disaster = Disaster.of(sandbox.place(), folder, "trial");
    String namespace = disaster.redis().namespace();
    try (Screen screen =
        shell(disaster.admin(), "--write", "--bundle", disaster.bundle().toString())) {
      screen.await(" seen ").line("restore " + namespace + "/*").await("staged: 3 volumes");
      screen.line("commit confirmed 5s").await("Type the cluster's name").line(name());
      screen.await("unless you type: confirm");
      assertThat(sandbox.place().claims(namespace)).hasSize(3);
      screen.await("was not confirmed in time");
      Poll.until("all of it to be gone", () -> sandbox.place().claims(namespace), c -> c.isEmpty());
      screen.line("quit");
    }
    disaster.redis().assertDisksAreIntact();
  }

  /** What a node that is still there holds; its PersistentVolume is gone. */
  private static KubeObject attachment(String handle) {
    String driver = sandbox.place().driver();
    return KubeObject.of(
        Map.of(
            "apiVersion",
            "storage.k8s.io/v1",
            "kind",
            "VolumeAttachment",
            "metadata",
            Map.of("name", "csi-" + sha256(handle + driver + "node-a")),
            "spec",
            Map.of(
                "attacher",
                driver,
                "nodeName",
                "node-a",
                "source",
                Map.of("persistentVolumeName", "of-the-old-cluster"))));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
