// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.view.Console;
import org.junit.jupiter.api.Test;

/** What differs on Windows, as far as it can be tried elsewhere. */
class TerminalsTest {
  @Test
  void aSignalThatTheSystemDoesNotHaveIsDoneWithout() {
    assertThat(Terminals.onSignal("NOSUCH", signal -> {})).isFalse();
  }

  @Test
  void withoutTheLauncherAConsoleIsATerminalAndElseOnlyWhatTheLauncherSaysIs() {
    assertThat(Console.Terminals.of("", true, () -> true))
        .isEqualTo(new Console.Terminals(true, true, true));
    assertThat(Console.Terminals.of("", true, () -> false)).isEqualTo(Console.Terminals.NONE);
    assertThat(Console.Terminals.of("", false, () -> true)).isEqualTo(Console.Terminals.NONE);
    assertThat(Console.Terminals.of("02", true, () -> true))
        .isEqualTo(new Console.Terminals(true, false, true));
  }
}
