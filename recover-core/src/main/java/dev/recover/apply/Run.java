// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.lock.FileLock;
import dev.recover.apply.lock.Holder;
import dev.recover.apply.lock.LeaseLock;
import dev.recover.apply.step.CloudTaker;
import dev.recover.apply.step.StepActor;
import dev.recover.apply.world.TargetReader;
import dev.recover.apply.world.WorldCache;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.Journal;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.OpenRun;
import dev.recover.journal.RunStore;
import dev.recover.journal.RunSummary;
import dev.recover.plan.Filling;
import dev.recover.plan.Plan;
import dev.recover.spi.CloudAccess;
import dev.recover.spi.Cluster;
import dev.recover.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One application of one plan, from the first look to the last line of the journal. */
final class Run {
  private final Cluster cluster;
  private final RunStore store;
  private final ApplyOptions options;
  private final Inbox inbox;
  private final Clock clock = Clock.systemUTC();
  private final CloudAccess clouds;
  private final long start = System.nanoTime();

  Run(
      Cluster cluster,
      Path state,
      ApplyOptions options,
      Inbox inbox,
      UnaryOperator<Journal> tap,
      CloudAccess clouds) {
    this.cluster = cluster;
    this.store = new RunStore(state, clock, tap);
    this.options = options;
    this.inbox = inbox;
    this.clouds = clouds;
  }

  RunResult carryOut(
      ApplyRequest request,
      Verifier verifier,
      ApplyListener listener,
      FileLock lock,
      Holder holder) {
    ExecutorService pool = pool();
    try (WorldCache world = new WorldCache(cluster, inbox)) {
      FirstLook look = FirstLook.begin(cluster, request.plan().plan(), world, pool);
      // The journal before the Lease: a disk that cannot be written is noticed before any change.
      OpenRun run = open(request, holder);
      Journal journal = run.journal();
      boolean begun = run.resumed();
      try (LeaseLock lease = lease(lock, holder)) {
        History history = History.of(run.before());
        // What an earlier life of this run made in a cloud has a name by now.
        Plan plan = new Filling(history.produced(), run.run()).of(request.plan().plan());
        look.end(plan);
        if (run.resumed()) {
          journal.append(new JournalEntry.RunResumed(holder.name(), options.version()));
        }
        begun = true;
        StepActor actor = new StepActor(cluster, world, Inspection::inspect);
        Prover prover = prover(verifier, world);
        return work(
            plan,
            run,
            listener,
            history,
            new Equipment(
                options,
                inbox,
                world,
                journal,
                actor,
                new CloudTaker(clouds, run.run()),
                prover,
                pool));
      } finally {
        run.close();
        if (!begun) {
          store.discard(run);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private RunResult work(
      Plan plan, OpenRun run, ApplyListener listener, History history, Equipment equipment) {
    run.torn().ifPresent(listener::note);
    listener.started(run.run(), run.resumed());
    VolumeTally tally = new VolumeTally(plan, listener);
    Engine engine = new Engine(equipment, new StepGraph(plan.steps()), tally, history);
    engine.run();
    return end(run, equipment.journal(), engine, tally);
  }

  private Prover prover(Verifier verifier, WorldCache world) {
    return new ReadBack(new TargetReader(cluster), verifier, world, options.proofPatience());
  }

  private OpenRun open(ApplyRequest request, Holder holder) {
    Plan plan = request.plan().plan();
    String uid = plan.basis().clusterUid();
    // A plan that copies disks is one run for ever: its copies are known by the run's id.
    Optional<RunSummary> before =
        Filling.concerns(plan)
            ? store.latest(request.plan().digest(), uid)
            : store.unfinished(request.plan().digest(), uid);
    return before
        .map(run -> store.resume(run.run()))
        .orElseGet(
            () ->
                store.begin(
                    new JournalEntry.RunStarted(
                        "",
                        plan.flow(),
                        request.plan().digest(),
                        uid,
                        plan.basis().clusterName(),
                        holder.name(),
                        options.version()),
                    request.text()));
  }

  private @Nullable LeaseLock lease(FileLock lock, Holder holder) {
    return options
        .lease()
        .map(every -> new LeaseLock.Renewal(every, lost -> inbox.add(() -> inbox.giveUp(lost))))
        .map(renewal -> LeaseLock.take(cluster, lock, holder, clock, renewal))
        .orElse(null);
  }

  private RunResult end(OpenRun run, Journal journal, Engine engine, VolumeTally tally) {
    List<Diagnostic> troubles = new ArrayList<>(inbox.reasons());
    troubles.addAll(engine.troubles());
    RunResult result =
        new RunResult(
            run.run(),
            run.resumed(),
            inbox.asked(),
            engine.changed(),
            tally.results(engine.filling()),
            troubles,
            cluster.requests(),
            Duration.ofNanos(System.nanoTime() - start));
    try {
      journal.append(lastEntry(result));
    } catch (DiagnosticException e) {
      // The journal was refused before; that is in the result already.
      return result;
    }
    return result;
  }

  private JournalEntry lastEntry(RunResult result) {
    if (inbox.stopping() && !result.done()) {
      String why =
          inbox.reasons().isEmpty()
              ? "asked to stop"
              : inbox.reasons().get(0).code() + ": " + inbox.reasons().get(0).summary();
      return new JournalEntry.RunStopped(why);
    }
    int done = (int) result.volumes().stream().filter(v -> v.outcome().done()).count();
    return new JournalEntry.RunFinished(
        result.done() ? JournalEntry.RunFinished.DONE : JournalEntry.RunFinished.PARTLY_DONE,
        done,
        result.volumes().size() - done);
  }

  private ExecutorService pool() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        options.parallelism(),
        work -> {
          Thread thread = new Thread(work, "recover-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
