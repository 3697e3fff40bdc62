// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
