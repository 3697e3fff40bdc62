// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.Applier;
import dev.recover.apply.ApplyOptions;
import dev.recover.apply.ApplyRequest;
import dev.recover.apply.RunResult;
import dev.recover.apply.VolumeOutcome;
import dev.recover.cli.view.ApplyProgressView;
import dev.recover.cli.view.Console;
import dev.recover.cli.view.RunResultView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Outcome;
import dev.recover.diagnostic.Severity;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanScopes;
import dev.recover.spi.Cluster;
import dev.recover.verify.Verifier;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries out a plan with progress, Ctrl-C and an exit code: what apply, protect, undo and the
 * shell have in common.
 */
public final class Execution {
  /** A shell reports a program that a signal ended as this and the signal's number. */
  private static final int SIGNALLED = 128;

  private final Session session;
  private final Arguments arguments;

  public Execution(Session session, Arguments arguments) {
    this.session = session;
    this.arguments = arguments;
  }

  static Syntax add(Syntax syntax) {
    return OutputFlags.add(
        StateFlags.add(WriteGate.add(ClusterFlags.add(addManner(CloudFlags.addAccess(syntax))))));
  }

  /** Adds the options that say how a plan is carried out. */
  public static Syntax addManner(Syntax syntax) {
    return syntax
        .value(
            "--no-progress-timeout",
            "DURATION",
            "give up when nothing moves for that long (default 5m, 1h while a cloud copies)")
        .flag("--no-lease", "lock on this machine only, without a Lease in the cluster");
  }

  /** Applies the plan; returns the exit code. */
  int run(Cluster cluster, ApplyRequest request, boolean skipBlocked) {
    Console console = session.console();
    Applier applier = applier(cluster, request.plan().plan(), skipBlocked);
    RunResult result;
    int signal;
    try (ApplyProgressView progress = new ApplyProgressView(console, request.plan().plan().flow());
        Interrupts interrupts = Interrupts.listen(console, applier::requestStop, applier::abort)) {
      result = applier.apply(request, progress);
      signal = interrupts.signal();
    }
    print(result);
    if (!result.done() && !result.run().isEmpty()) {
      console.say(
          "where things stand: recover runs show "
              + result.run()
              + "; the same command goes on from there");
    }
    return result.interrupted() && !result.done() ? SIGNALLED + signal : exitCode(result);
  }

  /** Returns what carries out one plan, as the options say. */
  public Applier applier(Cluster cluster, Plan plan, boolean skipBlocked) {
    return new Applier(
        cluster,
        new Verifier(session.disks()),
        session.stateDirectory(arguments),
        options(skipBlocked),
        session.journals(),
        session.cloudAccess(arguments, PlanScopes.of(plan)));
  }

  /** Prints what became of each volume, and what there is to say about the run as a whole. */
  public void print(RunResult result) {
    RunResultView view = new RunResultView(result, session.console().room());
    OutputFlags.format(arguments).print(session.console().out(), view.document(), view::text);
    result.diagnostics().forEach(session::print);
  }

  private ApplyOptions options(boolean skipBlocked) {
    Optional<Duration> patience =
        arguments.value("--no-progress-timeout").map(ClusterFlags::duration);
    ApplyOptions options =
        ApplyOptions.defaults(VersionCommand.version())
            .withParallelism(ClusterFlags.parallelism(arguments))
            .withNoProgress(patience.orElse(Duration.ofMinutes(5)));
    options = patience.isPresent() ? options.withCloudPatience(patience.get()) : options;
    options = skipBlocked ? options.skippingBlocked() : options;
    return arguments.has("--no-lease") ? options.withoutLease() : options;
  }

  /** The exit code of a run that nobody interrupted. */
  public static int exitCode(RunResult result) {
    if (result.done()) {
      return 0;
    }
    Optional<Diagnostic> gaveUp =
        result.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).findFirst();
    if (result.changed() == 0 && gaveUp.isPresent()) {
      return gaveUp.get().code().outcome().exitCode();
    }
    boolean mismatch =
        result.volumes().stream()
            .filter(volume -> volume.outcome() == VolumeOutcome.FAILED)
            .flatMap(volume -> volume.diagnostics().stream())
            .allMatch(d -> d.code() == Code.MISMATCH || d.code() == Code.UNPROVEN);
    boolean onlyProofs =
        mismatch
            && result.count(VolumeOutcome.FAILED) > 0
            && result.count(VolumeOutcome.IN_DOUBT) + result.count(VolumeOutcome.NOT_STARTED) == 0;
    return (onlyProofs ? Outcome.NOT_PROVEN : Outcome.PARTLY_DONE).exitCode();
  }
}
