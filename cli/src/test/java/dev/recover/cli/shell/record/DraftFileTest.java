// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.Poll;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DraftFileTest {
  private static DraftFile of(long process) {
    return new DraftFile("uid", process, "2026-01-01T00:00:00Z", List.of(), List.of());
  }

  @Test
  void theDraftOfARunningShellIsItsOwn() {
    assertThat(of(ProcessHandle.current().pid()).owned()).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aShellThatHasEndedOwnsNothingAlthoughNobodyAskedHowItEnded() throws IOException {
    Process parent =
        new ProcessBuilder("sh", "-c", "sleep 0.1 & echo $!; exec sleep 60 >/dev/null").start();
    try (BufferedReader out = parent.inputReader()) {
      long child = Long.parseLong(out.readLine().strip());
      Poll.until("the child to end", () -> of(child).owned(), owned -> !owned);
      assertThat(ProcessHandle.of(child)).as("it is still in the list").isPresent();
    } finally {
      parent.destroyForcibly();
    }
  }
}
