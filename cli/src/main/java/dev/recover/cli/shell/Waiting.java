// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.apply.ApplyRequest;
import dev.recover.apply.RunResult;
import dev.recover.cli.command.Troubles;
import dev.recover.cli.command.UndoPlans;
import dev.recover.cli.shell.record.Unconfirmed;
import dev.recover.cli.shell.record.UnconfirmedFolder;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A commit that is taken back by itself unless somebody confirms it in time.
 *
 * <p>It is taken back as a whole, and only while no pod uses any of its claims; else it stays and a
 * message says so. It is on disk, so that a shell that is killed leaves a trace of it.
 */
public final class Waiting implements AutoCloseable {
  private final Shell shell;
  private final UnconfirmedFolder folder;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Waiting::thread);
  private Optional<Unconfirmed> present = Optional.empty();
  private Optional<ScheduledFuture<?>> alarm = Optional.empty();
  private boolean gaveUp;

  Waiting(Shell shell) {
    this.shell = shell;
    this.folder = new UnconfirmedFolder(shell.state());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recover-shell-confirm");
    thread.setDaemon(true);
    return thread;
  }

  /** The run that waits, if one does. */
  public synchronized Optional<Unconfirmed> present() {
    return present;
  }

  /** Waits for {@code confirm} from now on. */
  public synchronized void begin(String run, Duration patience) {
    Instant until = shell.session().clock().instant().plus(patience);
    begin(new Unconfirmed(run, shell.place().cluster().uid(), until));
  }

  private void begin(Unconfirmed unconfirmed) {
    folder.write(unconfirmed);
    present = Optional.of(unconfirmed);
    long left = Duration.between(shell.session().clock().instant(), unconfirmed.until()).toMillis();
    alarm = Optional.of(timer.schedule(this::takeBack, Math.max(0, left), TimeUnit.MILLISECONDS));
  }

  /** What an earlier shell left behind for this cluster. */
  public Optional<Unconfirmed> left() {
    return folder.of(shell.place().cluster().uid());
  }

  /** Keeps what the run made. */
  public synchronized Unconfirmed confirm() {
    Unconfirmed kept =
        present
            .or(this::left)
            .orElseThrow(
                () ->
                    new DiagnosticException(
                        Diagnostic.error(
                            Code.NOTHING_TO_DO,
                            "",
                            "no commit waits to be confirmed",
                            "none was made with `commit confirmed`, or it was confirmed or taken"
                                + " back already",
                            "`runs` lists what was done")));
    forget(kept);
    return kept;
  }

  /** No longer waits for the run, whatever becomes of it. */
  public synchronized void forget(Unconfirmed run) {
    alarm.ifPresent(scheduled -> scheduled.cancel(false));
    present = Optional.empty();
    folder.remove(run);
  }

  private void takeBack() {
    Optional<Unconfirmed> late = present();
    if (late.isEmpty()) {
      return;
    }
    String run = late.get().run();
    try {
      shell.say("run " + run + " was not confirmed in time: taking it back");
      Plan plan = UndoPlans.of(run, false, shell.runs(), shell.world().cluster(), shell.session());
      if (!plan.in(PlannedVolume.State.BLOCKED).isEmpty()) {
        keep(late.get(), plan);
        return;
      }
      undo(late.get(), plan);
    } catch (RuntimeException e) {
      Troubles.print(e, shell.console());
      shell.say("run " + run + " was NOT taken back: `rollback " + run + "` or `confirm`");
      giveUp();
    }
  }

  /** Nobody may see a moment in which neither the commit waits nor its undoing runs. */
  private synchronized void undo(Unconfirmed late, Plan plan) {
    if (!present.equals(Optional.of(late))) {
      return; // It was confirmed meanwhile.
    }
    shell
        .jobs()
        .start(
            shell.world().cluster(),
            ApplyRequest.of(PlanFile.of(plan)),
            false,
            result -> tookBack(late.run(), result));
    forget(late);
  }

  /** The note on disk stays, and the next shell reads it out. */
  private synchronized void giveUp() {
    present = Optional.empty();
    gaveUp = true;
  }

  private void tookBack(String run, RunResult result) {
    shell.world().look();
    shell.say(
        result.done()
            ? "taken back: run " + run + "; no disk was touched"
            : "run " + run + " is taken back in part: `rollback " + run + "` goes on");
  }

  private void keep(Unconfirmed run, Plan plan) {
    plan.diagnostics().forEach(shell.session()::print);
    shell.say(
        "run "
            + run.run()
            + " stays: it is used by now. `rollback "
            + run.run()
            + " --skip-blocked` takes back the rest");
    forget(run);
  }

  /**
   * Waits until it was confirmed or taken back: a script does so at its end. Returns false when it
   * should have been taken back and could not be.
   */
  public boolean await() {
    while (present().isPresent() || shell.jobs().running().isPresent()) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return !gaveUp();
  }

  private synchronized boolean gaveUp() {
    return gaveUp;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
