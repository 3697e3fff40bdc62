// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ObjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  private static final ObjectRef VOLUME = ObjectRef.volume("pv-1");
  private static final List<JournalEntry> EVERY_KIND =
      List.of(
          new JournalEntry.RunStarted("r", "restore", "sha256:1", "uid", "test", "a@b:1", "0.1"),
          new JournalEntry.StepStarted("reserve:pv-1", VOLUME),
          new JournalEntry.StepFinished("reserve:pv-1", VOLUME, "u1", "7", StepOutcome.CREATED),
          new JournalEntry.StepFailed(
              "claim:db/x",
              new ObjectRef("", "PersistentVolumeClaim", "db", "x"),
              Diagnostic.error(Code.STEP_FAILED, "db/x", "no \"luck\"\n", "why", "fix")),
          new JournalEntry.RunStopped("interrupted"),
          new JournalEntry.RunResumed("a@b:2", "0.2"),
          new JournalEntry.RunFinished("partly-done", 1, 2));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private void write(List<JournalEntry> entries) {
    try (Journal journal = FileJournal.create(file(), "r", Clock.systemUTC())) {
      entries.forEach(journal::append);
    }
  }

  private List<JournalEntry> read() {
    return JournalReader.read(file(), "r").lines().stream().map(JournalLine::entry).toList();
  }

  @Test
  void readsBackWhatWasWritten() {
    write(EVERY_KIND);

    assertThat(read()).isEqualTo(EVERY_KIND);
  }

  @Test
  void anEntryIsOnDiskWhenAppendReturns() {
    try (Journal journal = FileJournal.create(file(), "r", Clock.systemUTC())) {
      journal.append(EVERY_KIND.get(0));
      assertThat(read()).hasSize(1);
      journal.append(EVERY_KIND.get(1));
      assertThat(read()).hasSize(2);
    }
  }

  @Test
  void everyCutOfTheLastLineIsToleratedReportedAndRemovedOnResume() throws IOException {
    write(EVERY_KIND);
    byte[] whole = Files.readAllBytes(file());
    List<String> lines = Files.readAllLines(file());
    int last = lines.get(lines.size() - 1).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    for (int cut = 1; cut <= last; cut++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - cut));

      JournalContent content = JournalReader.read(file(), "r");
      assertThat(content.torn()).get().extracting(Diagnostic::code).isEqualTo(Code.JOURNAL_TORN);
      try (Journal journal = FileJournal.resume(file(), content, Clock.systemUTC())) {
        journal.append(new JournalEntry.RunStopped("again"));
      }

      List<JournalEntry> expected = new ArrayList<>(EVERY_KIND.subList(0, EVERY_KIND.size() - 1));
      expected.add(new JournalEntry.RunStopped("again"));
      assertThat(read()).isEqualTo(expected);
    }
  }

  @Test
  void aFileCutAtALineBreakIsWhole() throws IOException {
    write(EVERY_KIND);
    List<String> lines = Files.readAllLines(file());
    Files.writeString(file(), String.join("\n", lines.subList(0, 3)) + "\n");

    assertThat(JournalReader.read(file(), "r").torn()).isEmpty();
    assertThat(read()).isEqualTo(EVERY_KIND.subList(0, 3));
  }

  @Test
  void aChangedLineIsRefusedByNumber() throws IOException {
    write(EVERY_KIND);
    Files.writeString(file(), Files.readString(file()).replace("\"u1\"", "\"u2\""));

    assertRefused("line 4");
  }

  @Test
  void aMissingLineIsRefused() throws IOException {
    write(EVERY_KIND);
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.remove(2);
    Files.write(file(), lines);

    assertRefused("line 3");
  }

  @Test
  void linesInAnotherOrderAreRefused() throws IOException {
    write(EVERY_KIND);
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    java.util.Collections.swap(lines, 1, 2);
    Files.write(file(), lines);

    assertRefused("line 2");
  }

  @Test
  void garbageInTheMiddleIsRefused() throws IOException {
    write(EVERY_KIND);
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.set(2, "{}");
    Files.write(file(), lines);

    assertRefused("line 3");
  }

  @Test
  void aJournalOfAnotherRunIsRefused() {
    write(EVERY_KIND);

    assertThatThrownBy(() -> JournalReader.read(file(), "other"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.JOURNAL_TAMPERED));
  }

  @Test
  void parallelAppendsShareFsyncsAndKeepTheChain() {
    int entries = 20_000;
    List<CompletableFuture<Void>> batches = new ArrayList<>();
    try (Journal journal = FileJournal.create(file(), "r", Clock.systemUTC())) {
      for (int i = 0; i < entries; i++) {
        batches.add(journal.submit(new JournalEntry.StepStarted("reserve:pv-" + i, VOLUME)));
      }
      batches.get(entries - 1).join();
      assertThat(batches).allMatch(CompletableFuture::isDone);
    }

    assertThat(read()).hasSize(entries);
    // All entries of a batch share one future, and a batch is one fsync.
    long fsyncs = batches.stream().map(System::identityHashCode).distinct().count();
    assertThat(fsyncs).isLessThan(entries / 10);
  }

  @Test
  void aClosedJournalRefuses() {
    Journal journal = FileJournal.create(file(), "r", Clock.systemUTC());
    journal.close();

    assertThatThrownBy(() -> journal.append(EVERY_KIND.get(0)))
        .isInstanceOf(IllegalStateException.class);
  }

  private void assertRefused(String naming) {
    assertThatThrownBy(() -> JournalReader.read(file(), "r"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.JOURNAL_TAMPERED);
              assertThat(e.diagnostics().get(0).summary()).contains(naming + " ");
            });
  }
}
