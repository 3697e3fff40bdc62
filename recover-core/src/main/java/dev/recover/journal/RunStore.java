// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.bundle.AtomicFile;
import dev.recover.bundle.FileTrouble;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of all runs: {@code <state>/runs/<run>/journal.jsonl} and, beside it, the plan that
 * the run carries out.
 *
 * <p>A run's id begins with the time at which it was begun, so names in order are times in order. A
 * disk that cannot be written is a {@link DiagnosticException} with {@code FILE_UNWRITABLE}.
 */
public final class RunStore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("[0-9a-z-]+");
  private static final String JOURNAL = "journal.jsonl";
  private static final String PLAN = "plan.json";

  private final Path runs;
  private final Clock clock;
  private final UnaryOperator<Journal> opened;

  /**
   * @param state the folder for what this program remembers; made when it is first written to
   */
  public RunStore(Path state, Clock clock) {
    this(state, clock, UnaryOperator.identity());
  }

  /**
   * @param opened what every journal goes through that is opened for writing; the tests of crashes
   *     end the process there
   */
  public RunStore(Path state, Clock clock, UnaryOperator<Journal> opened) {
    this.runs = state.resolve("runs");
    this.clock = clock;
    this.opened = opened;
  }

  /**
   * Begins a run: its folder, its plan and the first line of its journal are on disk when this
   * returns.
   *
   * @param start what to begin with; its run id is replaced by a new one
   */
  public OpenRun begin(JournalEntry.RunStarted start, AtomicFile.Content plan) {
    Path folder = newFolder();
    String run = String.valueOf(folder.getFileName());
    Journal journal = opened.apply(FileJournal.create(folder.resolve(JOURNAL), run, clock));
    // Also makes the journal's name durable: the folder is fsynced after the plan is in it.
    AtomicFile.write(folder.resolve(PLAN), plan);
    journal.append(
        new JournalEntry.RunStarted(
            run,
            start.flow(),
            start.planDigest(),
            start.clusterUid(),
            start.clusterName(),
            start.holder(),
            start.version()));
    return new OpenRun(run, folder, journal, List.of(), Optional.empty());
  }

  /**
   * Opens a run again to go on with it.
   *
   * <p>Throws {@link DiagnosticException} with {@link Code#JOURNAL_TAMPERED} or {@link
   * Code#RUN_UNKNOWN}.
   */
  public OpenRun resume(String run) {
    JournalContent content = read(run);
    Path folder = runs.resolve(run);
    Journal journal = opened.apply(FileJournal.resume(folder.resolve(JOURNAL), content, clock));
    return new OpenRun(run, folder, journal, content.lines(), content.torn());
  }

  /** Removes a run that did nothing; its journal must be closed. */
  public void discard(OpenRun run) {
    try {
      Files.deleteIfExists(run.folder().resolve(JOURNAL));
      Files.deleteIfExists(run.folder().resolve(PLAN));
      Files.deleteIfExists(run.folder());
    } catch (IOException e) {
      throw FileTrouble.unwritable(run.folder(), e);
    }
  }

  /** The latest run of that plan on that cluster that has something left to do. */
  public Optional<RunSummary> unfinished(String planDigest, String clusterUid) {
    return latest(planDigest, clusterUid).filter(run -> run.state() != RunSummary.State.DONE);
  }

  /** The latest run of that plan on that cluster, whether it is done or not. */
  public Optional<RunSummary> latest(String planDigest, String clusterUid) {
    return list().stream()
        .filter(run -> run.started().planDigest().equals(planDigest))
        .filter(run -> run.started().clusterUid().equals(clusterUid))
        .reduce((earlier, later) -> later);
  }

  /** All runs, the oldest first; folders without a journal of ours are left out. */
  public List<RunSummary> list() {
    List<RunSummary> found = new ArrayList<>();
    for (Path folder : folders()) {
      try {
        JournalEnds.read(folder.resolve(JOURNAL)).ifPresent(found::add);
      } catch (NoSuchFileException | java.io.FileNotFoundException e) {
        // Begun and killed before the journal was there: nothing had happened.
        continue;
      } catch (IOException e) {
        throw FileTrouble.unreadable(folder, e);
      }
    }
    return found;
  }

  /** Everything a journal says, its chain checked; throws as {@link #resume} does. */
  public JournalContent read(String run) {
    if (!NAME.matcher(run).matches()) {
      throw unknown(run);
    }
    Path file = journal(run);
    if (!Files.exists(file)) {
      throw unknown(run);
    }
    return JournalReader.read(file, run);
  }

  /** Where the plan that a run carries out is kept. */
  public Path plan(String run) {
    return runs.resolve(run).resolve(PLAN);
  }

  /** Where the journal of a run is. */
  public Path journal(String run) {
    return runs.resolve(run).resolve(JOURNAL);
  }

  private List<Path> folders() {
    try (Stream<Path> entries = Files.list(runs)) {
      return entries.sorted(Comparator.comparing(path -> path.getFileName().toString())).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw FileTrouble.unreadable(runs, e);
    }
  }

  private Path newFolder() {
    while (true) {
      Instant now = clock.instant();
      int random = ThreadLocalRandom.current().nextInt(1 << 16);
      Path folder = runs.resolve(STAMP.format(now) + String.format("-%04x", random));
      try {
        Files.createDirectories(runs);
        return Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw FileTrouble.unwritable(folder, e);
        }
      } catch (IOException e) {
        throw FileTrouble.unwritable(folder, e);
      }
    }
  }

  private DiagnosticException unknown(String run) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.RUN_UNKNOWN,
            run,
            "no run \"" + run + "\" is recorded",
            "there is no journal of it in " + runs,
            "`recover runs list` shows the runs that are"));
  }
}
