// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.apply.Applier;
import dev.recover.apply.ApplyProgress;
import dev.recover.apply.ApplyRequest;
import dev.recover.apply.RunResult;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Execution;
import dev.recover.cli.command.Interrupts;
import dev.recover.cli.command.Session;
import dev.recover.cli.command.Troubles;
import dev.recover.cli.view.RunResultView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.plan.DiskWords;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.Cluster;
import dev.recover.spi.DiskOperation;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out plans, one at a time: behind the prompt for a person, at once for a script. */
public final class Jobs {
  private static final int SIGNALLED = 128;

  /** What `stop` and a terminal's Ctrl-C count as. */
  private static final int BY_CTRL_C = 2;

  /** A run whose result was printed just now is about to end: nobody is refused because of it. */
  private static final long ENDING_MILLIS = 500;

  private final Session session;
  private final Arguments arguments;
  private final Voice voice;
  private Optional<Job> latest = Optional.empty();

  Jobs(Session session, Arguments arguments, Voice voice) {
    this.session = session;
    this.arguments = arguments;
    this.voice = voice;
  }

  /** The run that was started last in this shell. */
  public synchronized Optional<Job> latest() {
    return latest;
  }

  /** The run under way. */
  public Optional<Job> running() {
    return latest().filter(Job::running);
  }

  /** Refuses while a run is under way. */
  public void requireNone() {
    running().ifPresent(job -> job.await(ENDING_MILLIS));
    running()
        .ifPresent(
            job -> {
              throw new DiagnosticException(
                  Diagnostic.error(
                      Code.LOCK_HELD,
                      job.run(),
                      "this shell has a run under way",
                      "a " + job.what() + ", begun at " + job.since(),
                      "wait for it (`jobs`, `watch`), or `stop` it"));
            });
  }

  /**
   * Carries out a plan.
   *
   * @param skipBlocked whether blocked volumes are left out
   * @param after hears the result of a run that came to its end, before the run counts as ended
   * @return the exit code; 0 at once when it goes on behind the prompt
   */
  public int start(
      Cluster cluster, ApplyRequest request, boolean skipBlocked, Consumer<RunResult> after) {
    requireNone();
    Execution execution = new Execution(session, arguments);
    Applier applier = execution.applier(cluster, request.plan().plan(), skipBlocked);
    int ready = request.plan().plan().in(PlannedVolume.State.READY).size();
    String flow = request.plan().plan().flow();
    Job job = new Job(flow + " of " + ready + " volumes", applier, session.clock().instant());
    synchronized (this) {
      latest = Optional.of(job);
    }
    Runnable work = () -> carryOut(job, execution, applier, request, after);
    if (!voice.interactive()) {
      work.run();
      return job.await(0).orElse(0);
    }
    Thread thread = new Thread(work, "recover-shell-run");
    thread.start();
    return 0;
  }

  private void carryOut(
      Job job,
      Execution execution,
      Applier applier,
      ApplyRequest request,
      Consumer<RunResult> after) {
    int exitCode = 0;
    try {
      int signal = 0;
      RunResult result;
      try (Voice.Progress progress = voice.progress(request.plan().plan().flow());
          Interrupts signals = interrupts(applier)) {
        result = applier.apply(request, new Noting(job, progress));
        signal = signals.signal();
      }
      print(result, execution, job.state());
      exitCode =
          result.interrupted() && !result.done()
              ? SIGNALLED + (signal == 0 ? BY_CTRL_C : signal)
              : Execution.exitCode(result);
      after.accept(result);
    } catch (RuntimeException e) {
      exitCode = Troubles.print(e, session.console());
    } finally {
      job.end(exitCode);
      voice.changed();
    }
  }

  /**
   * At a prompt only volumes are named with which something is wrong; every one is in the run's
   * journal.
   *
   * @param counts how far the run came
   */
  private void print(RunResult result, Execution execution, String counts) {
    boolean stopped = result.interrupted() && !result.done();
    if (voice.interactive()) {
      RunResultView view = new RunResultView(result, session.console().room());
      session.console().out().print(view.wrong() + (stopped ? "" : view.summary() + "\n"));
      result.diagnostics().forEach(session::print);
    } else {
      execution.print(result);
    }
    if (!result.done() && !result.run().isEmpty()) {
      session.console().say((stopped ? "stopped: " : "where things stand: ") + counts);
      session
          .console()
          .say(
              "`resume` goes on, `rollback` takes back what was made, `runs "
                  + result.run()
                  + "` shows each step");
    }
  }

  /** At a prompt the terminal hears Ctrl-C; elsewhere the process does. */
  private Interrupts interrupts(Applier applier) {
    return voice.interactive()
        ? Interrupts.none()
        : Interrupts.listen(session.console(), applier::requestStop, applier::abort);
  }

  /** Passes on what is heard, and keeps where the run stands. */
  private record Noting(Job job, Voice.Progress progress)
      implements dev.recover.apply.ApplyListener {
    @Override
    public void started(String run, boolean resumed) {
      job.begun(run);
      progress.started(run, resumed);
    }

    @Override
    public void progress(ApplyProgress counts) {
      job.at(
          counts.created()
              + " made, "
              + counts.bound()
              + " bound, "
              + counts.proven()
              + " proven of "
              + counts.volumes());
      progress.progress(counts);
    }

    @Override
    public void volume(PlannedVolume volume, Stage stage, Optional<Diagnostic> diagnostic) {
      progress.volume(volume, stage, diagnostic);
    }

    @Override
    public void operation(ClaimName claim, DiskOperation operation) {
      job.at(claim + " " + operation.percent() + " % " + DiskWords.act(operation.change()));
      progress.operation(claim, operation);
    }

    @Override
    public void note(Diagnostic diagnostic) {
      progress.note(diagnostic);
    }
  }
}
