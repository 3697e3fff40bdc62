// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoverTest {
  private final TestConsole console = TestConsole.ofScript();

  private int run(String... words) {
    return new Recover(console.console()).run(words);
  }

  @Test
  void withoutWordsItSaysWhatThereIs() {
    assertThat(run()).isZero();
    assertThat(console.out())
        .contains("Usage: recover COMMAND", "plan restore", "undo")
        .doesNotContain("__complete");
  }

  @Test
  void anUnknownCommandIsAUsageErrorWithASuggestion() {
    assertThat(run("aply")).isEqualTo(64);
    assertThat(console.err())
        .contains("\"aply\" is not a command", "did you mean `recover apply`?");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void halfACommandNamesItsOtherHalves() {
    assertThat(run("bundle")).isEqualTo(64);
    assertThat(console.err()).contains("bundle show, bundle verify, bundle diff");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    assertThat(run("version", "--nope")).isEqualTo(64);
    assertThat(console.err()).contains("--nope", "recover version --help");
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    assertThat(run("-o", "json", "version")).isZero();
    assertThat(console.out()).contains("\"kind\": \"Version\"");
  }

  @Test
  void everyCommandHasHelpThatNamesItsOptions() {
    for (var entry : Commands.ALL) {
      TestConsole each = TestConsole.ofScript();
      String[] words = (entry.name() + " --help").split(" ");
      assertThat(new Recover(each.console()).run(words)).as(entry.name()).isZero();
      assertThat(each.out())
          .as(entry.name())
          .startsWith(entry.summary())
          .contains("Usage: recover " + entry.name());
    }
  }
}
