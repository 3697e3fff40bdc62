// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line itself is wrong: exit code 64, and what would be right. */
class BadUsageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restore",
        "captrue",
        "plan",
        "plan restor",
        "capture",
        "capture --out a --out b",
        "capture --out a -A -n shop",
        "capture --out a --claim nonsense",
        "capture --out a --nonsense",
        "bundle show",
        "bundle show a b",
        "apply",
        "plan restore --bundle a",
        "runs list -o xml",
        "capture --out a --request-timeout soon",
        "capture --out a --parallelism 0"
      })
  void isNotUnderstood(String line) {
    Ran ran = RecoverCommand.in(folder).run(line.split(" "));

    ran.endsWith(Code.USAGE_WRONG.outcome().exitCode());
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error: ").contains("to fix");
  }

  @Test
  void aWordThatIsNearlyRightIsNamed() {
    RecoverCommand.in(folder).run("captrue").mentions("capture");
  }

  @Test
  void helpIsNoError() {
    Ran ran = RecoverCommand.in(folder).run("--help").succeeds();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("capture", "plan restore", "apply", "verify");
  }
}
