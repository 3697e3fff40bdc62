// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld;
import dev.recover.cli.TestWorld.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle of which a file was changed: what is whole can be read, and nothing is restored. */
class DamagedBundleTest {
  @TempDir Path folder;
  private TestWorld world;

  @BeforeEach
  void start() throws IOException {
    world = new TestWorld(folder);
    world.createClaims("db", "a", "b");
    world.recover("capture", "-n", "db", "--out", "./bundle");
    Path changed = Path.of(world.file("bundle")).resolve("volumes/db/a.json");
    Files.writeString(changed, Files.readString(changed).replace("Gi", "Ti"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Ran shell(String... lines) {
    world.file("lines.recover", String.join("\n", lines) + "\n");
    return world.recover("shell", "--bundle", "./bundle", "--file", "./lines.recover");
  }

  @Test
  void itCanBeLookedAt() {
    Ran ran = shell("status", "show db/b");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("1 volume of box", "damaged, to look at only");
    assertThat(ran.err()).contains("[BUNDLE_TAMPERED]", "volumes/db/a.json", "looked at");
  }

  @Test
  void nothingIsRestoredFromItNotEvenWhatIsWhole() {
    Ran ran = shell("write on", "restore db/b", "commit --confirm box");

    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.err()).contains("restore db/b").doesNotContain("commit --confirm");
  }

  @Test
  void theWayOutThatTheMessageNamesIsOne() {
    String files = Path.of(world.file("bundle")).resolve("volumes").toString();
    assertThat(world.recover("bundle", "verify", "./bundle").err().replaceAll("\\s+", " "))
        .contains("recover capture --from " + files);

    assertThat(world.recover("capture", "--from", files, "--out", "./new").exitCode()).isZero();
    assertThat(world.recover("bundle", "verify", "./new").exitCode()).isZero();
  }
}
