// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.cli.Main;
import dev.recover.cli.Recover;
import dev.recover.cli.view.Console;
import dev.recover.journal.Journal;
import dev.recover.journal.JournalEntry;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The command as it is, but for the journal: at its N-th entry the power fails.
 *
 * <p>{@code crash.at} is N; {@code crash.when} is {@code before} (the entry never reaches the disk)
 * or {@code after} (it is on disk, and nothing that comes after it happens).
 */
final class CrashingRecover {
  static final int POWER_FAILURE = 137;

  private CrashingRecover() {}

  /**
   * How far apart the entries are at which a test lets the power fail: so many as it says, to keep
   * the build short, and one where RECOVER_EVERY_ENTRY is set, as in .ci/run.
   */
  static int stride(int usual) {
    if (System.getenv("RECOVER_EVERY_ENTRY") != null) {
      return 1;
    }
    System.out.println(
        "the power fails at one entry of " + usual + "; RECOVER_EVERY_ENTRY=yes takes all");
    return usual;
  }

  /**
   * The options by which the launcher starts this class in place of the command's own, with the
   * same Java and archive; what it appends for its own purpose comes first in the arguments.
   */
  static String options(int at, String when) {
    String classes =
        Path.of(CrashingRecover.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    return String.join(
        " ",
        "-Dcrash.at=" + at,
        "-Dcrash.when=" + when,
        "-cp",
        RecoverCommand.HOME.resolve("lib/recover-cli.jar") + File.pathSeparator + classes,
        CrashingRecover.class.getName());
  }

  public static void main(String[] arguments) {
    int at = Integer.getInteger("crash.at");
    boolean before = System.getProperty("crash.when").equals("before");
    AtomicInteger entries = new AtomicInteger();
    Console console = Console.ofProcess();
    int exitCode =
        new Recover(console, journal -> new FailingJournal(journal, entries, at, before))
            .run(ofTheCommand(arguments));
    console.out().flush();
    Runtime.getRuntime().halt(exitCode);
  }

  private static String[] ofTheCommand(String[] arguments) {
    int main = List.of(arguments).indexOf(Main.class.getName());
    return Arrays.copyOfRange(arguments, main + 1, arguments.length);
  }

  private record FailingJournal(Journal journal, AtomicInteger entries, int at, boolean before)
      implements Journal {
    @Override
    public CompletableFuture<Void> submit(JournalEntry entry) {
      boolean now = entries.incrementAndGet() == at;
      if (now && before) {
        Runtime.getRuntime().halt(POWER_FAILURE);
      }
      CompletableFuture<Void> durable = journal.submit(entry);
      if (now) {
        durable.join();
        Runtime.getRuntime().halt(POWER_FAILURE);
      }
      return durable;
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
