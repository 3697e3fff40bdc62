// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.ControlOptions;
import dev.recover.sandbox.controller.ControlPlane;
import dev.recover.sandbox.disk.DiskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that is stopped and started again is the same cluster. */
class KeptStateTest {
  @TempDir Path folder;

  @Test
  void goesOnWhereItWas() {
    SandboxOptions options = SandboxOptions.DEFAULTS.keptIn(folder);
    String identity;
    KubeObject volume;
    long version;
    try (Sandbox sandbox = Sandbox.start(options)) {
      identity = sandbox.identity();
      new Wire(sandbox).post(Wire.VOLUMES, Wire.volume("kept"));
      volume = sandbox.store().get(ResourceType.PERSISTENT_VOLUME, "", "kept").orElseThrow();
      version = sandbox.store().version();
    }
    try (Sandbox again = Sandbox.start(options)) {
      assertThat(again.identity()).isEqualTo(identity);
      assertThat(again.store().version()).isEqualTo(version);
      assertThat(again.store().get(ResourceType.PERSISTENT_VOLUME, "", "kept")).contains(volume);
      Wire wire = new Wire(again);
      assertThat(
              wire.watch(Wire.VOLUMES + "?watch=1&timeoutSeconds=1&resourceVersion=1")
                  .get(0)
                  .text("object", "reason"))
          .contains("Expired");
    }
  }

  @Test
  void controllersGoOnWhereTheyWere() throws InterruptedException {
    SandboxOptions options = SandboxOptions.DEFAULTS.keptIn(folder);
    String pair = Wire.claim("first").replace("\"spec\":{", "\"spec\":{\"volumeName\":\"one\",");
    try (Sandbox sandbox = Sandbox.start(options);
        ControlPlane controllers = control(sandbox)) {
      new Wire(sandbox).post(Wire.VOLUMES, Wire.volume("one"));
      new Wire(sandbox).post(Wire.CLAIMS, pair);
      awaitBound(sandbox, "first");
    }
    try (Sandbox again = Sandbox.start(options);
        ControlPlane controllers = control(again)) {
      awaitBound(again, "first");
      new Wire(again).post(Wire.VOLUMES, Wire.volume("two"));
      new Wire(again)
          .post(Wire.CLAIMS, pair.replace("first", "second").replace("\"one\"", "\"two\""));
      awaitBound(again, "second");
    }
  }

  private ControlPlane control(Sandbox sandbox) {
    return ControlPlane.start(
        sandbox.store(),
        DiskStore.inFolder(folder.resolve("disks")),
        ControlOptions.DEFAULT.syncing(Duration.ofMillis(200)));
  }

  private static void awaitBound(Sandbox sandbox, String claim) throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      String phase =
          sandbox
              .store()
              .get(ResourceType.PERSISTENT_VOLUME_CLAIM, "default", claim)
              .flatMap(c -> c.text("status", "phase"))
              .orElse("");
      if (phase.equals("Bound")) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError(claim + " was not bound");
  }

  @Test
  void aTornStateIsNamedAndNotOverwritten() throws IOException {
    Path file = folder.resolve("state.jsonl");
    Files.writeString(
        file,
        "{\"format\":\"recover-sandbox/1\",\"version\":7,\"objects\":2}\n{\"kind\":\"Pod\"}\n");
    assertThatThrownBy(() -> Sandbox.start(SandboxOptions.DEFAULTS.keptIn(folder)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).contains("1 objects where", "2"));
    assertThat(file).content().contains("\"version\":7");
  }

  @Test
  void somethingElseInTheFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("state.jsonl"), "<html>");
    assertThatThrownBy(() -> Sandbox.start(SandboxOptions.DEFAULTS.keptIn(folder)))
        .isInstanceOf(DiagnosticException.class)
        .hasMessage("the sandbox's state cannot be read");
  }
}
