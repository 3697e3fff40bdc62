// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  @TempDir Path state;

  private RunStore store() {
    return new RunStore(state, Clock.systemUTC());
  }

  private OpenRun begin(String digest, String cluster) {
    return store()
        .begin(
            new JournalEntry.RunStarted("", "restore", digest, cluster, "test", "me@here:1", "0.1"),
            out -> out.write("{}\n"));
  }

  @Test
  void anUnfinishedRunOfThatPlanAndClusterIsFound() {
    OpenRun run = begin("sha256:1", "c1");
    run.close();

    assertThat(store().unfinished("sha256:1", "c1"))
        .get()
        .extracting(RunSummary::run)
        .isEqualTo(run.run());
    assertThat(store().unfinished("sha256:2", "c1")).isEmpty();
    assertThat(store().unfinished("sha256:1", "c2")).isEmpty();
    assertThat(store().plan(run.run())).hasContent("{}");
  }

  @Test
  void aRunGoesOnUntilNothingIsLeft() {
    OpenRun run = begin("sha256:1", "c1");
    run.journal().append(new JournalEntry.RunFinished("partly-done", 1, 1));
    run.close();
    assertThat(store().list())
        .extracting(RunSummary::state)
        .containsExactly(RunSummary.State.PARTLY_DONE);

    OpenRun again = store().resume(store().unfinished("sha256:1", "c1").orElseThrow().run());
    assertThat(again.before()).hasSize(2);
    again.journal().append(new JournalEntry.RunResumed("me@here:2", "0.1"));
    again.journal().append(new JournalEntry.RunFinished("done", 2, 0));
    again.close();

    assertThat(store().unfinished("sha256:1", "c1")).isEmpty();
    assertThat(store().list().get(0).entries()).isEqualTo(4);
  }

  @Test
  void runsAreListedByTime() {
    OpenRun first = begin("sha256:1", "c1");
    first.close();
    OpenRun second = begin("sha256:1", "c1");
    second.close();

    assertThat(store().list()).extracting(RunSummary::run).hasSize(2).isSorted();
  }

  @Test
  void aDiscardedRunLeavesNothing() throws IOException {
    OpenRun run = begin("sha256:1", "c1");
    run.close();
    store().discard(run);

    assertThat(store().list()).isEmpty();
    assertThat(Files.list(state.resolve("runs"))).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnythingElse() throws IOException {
    Files.writeString(state.resolve("runs"), "a file where the folder should be");

    assertThatThrownBy(() -> begin("sha256:1", "c1"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.FILE_UNWRITABLE));
  }

  @Test
  void anUnknownRunIsNamed() {
    for (String run : new String[] {"nothing", "../../etc", ""}) {
      assertThatThrownBy(() -> store().read(run))
          .isInstanceOfSatisfying(
              DiagnosticException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.RUN_UNKNOWN));
    }
  }
}
