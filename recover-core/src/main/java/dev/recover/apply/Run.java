// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.lock.FileLock;
import dev.recover.apply.lock.Holder;
import dev.recover.apply.lock.LeaseLock;
import dev.recover.apply.step.StepActor;
import dev.recover.apply.world.TargetReader;
import dev.recover.apply.world.WorldCache;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.Journal;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.OpenRun;
import dev.recover.journal.RunStore;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Expectation;
import dev.recover.plan.Plan;
import dev.recover.plan.TargetState;
import dev.recover.spi.Cluster;
import dev.recover.verify.Verifier;
import dev.recover.verify.VolumeFinding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private final UnaryOperator<Journal> tap;
  private final Clock clock = Clock.systemUTC();

  Run(Cluster cluster, Path state, ApplyOptions options, Inbox inbox, UnaryOperator<Journal> tap) {
    this.cluster = cluster;
    this.tap = tap;
    this.store = new RunStore(state, clock);
    this.options = options;
    this.inbox = inbox;
  }

  RunResult carryOut(
      ApplyRequest request,
      Verifier verifier,
      ApplyListener listener,
      FileLock lock,
      Holder holder) {
    long start = System.nanoTime();
    Plan plan = request.plan().plan();
    OpenRun run = open(request, holder);
    ExecutorService pool = pool();
    boolean begun = run.resumed();
    try (WorldCache world = new WorldCache(cluster, inbox);
        LeaseLock lease = lease(lock, holder)) {
      run.torn().ifPresent(listener::note);
      look(plan, world, pool);
      if (run.resumed()) {
        run.journal().append(new JournalEntry.RunResumed(holder.name(), options.version()));
      }
      begun = true;
      listener.started(run.run(), run.resumed());
      VolumeTally tally = new VolumeTally(plan, listener);
      StepActor actor = new StepActor(cluster, world, Inspection::inspect);
      Equipment equipment =
          new Equipment(
              options, inbox, world, tap.apply(run.journal()), actor, prover(verifier), pool);
      Engine engine =
          new Engine(equipment, new StepGraph(plan.steps()), tally, History.of(run.before()));
      engine.run();
      return end(run, engine, tally, System.nanoTime() - start);
    } finally {
      pool.shutdownNow();
      run.close();
      if (!begun) {
        store.discard(run);
      }
    }
  }

  /** First of all the journal: a disk that cannot be written is noticed before any change. */
  private OpenRun open(ApplyRequest request, Holder holder) {
    Plan plan = request.plan().plan();
    String uid = plan.basis().clusterUid();
    return store
        .unfinished(request.plan().digest(), uid)
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
    return options.lease()
        ? LeaseLock.take(cluster, lock, holder, clock, lost -> inbox.add(() -> inbox.giveUp(lost)))
        : null;
  }

  /** Sees the target, and refuses when it is not as the plan saw it or may not be changed. */
  private void look(Plan plan, WorldCache world, ExecutorService pool) {
    Scope scope = Scope.of(plan);
    List<CompletableFuture<Void>> looks = new ArrayList<>();
    looks.add(run(pool, () -> world.watch(ResourceType.PERSISTENT_VOLUME, Set.of())));
    if (!scope.namespaces().isEmpty()) {
      looks.add(
          run(pool, () -> world.watch(ResourceType.PERSISTENT_VOLUME_CLAIM, scope.namespaces())));
    }
    if (scope.pods()) {
      looks.add(run(pool, () -> world.watch(ResourceType.POD, scope.namespaces())));
    }
    for (ObjectRef ref : scope.single()) {
      looks.add(run(pool, () -> world.refresh(ref)));
    }
    try {
      looks.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    List<Diagnostic> changes = new DriftCheck(plan, world).changes(plan.basis().observed());
    if (!changes.isEmpty()) {
      throw new DiagnosticException(changes);
    }
    new Permissions(cluster, pool).require(scope.permissions());
  }

  private static CompletableFuture<Void> run(ExecutorService pool, Runnable look) {
    return CompletableFuture.runAsync(look, pool);
  }

  private Prover prover(Verifier verifier) {
    return new ReadBack(
        new TargetReader(cluster),
        (expectations, state) -> compare(verifier, expectations, state),
        options.proofPatience());
  }

  private static Map<Expectation, List<Diagnostic>> compare(
      Verifier verifier, List<Expectation> expectations, TargetState state) {
    List<VolumeFinding> findings = verifier.verify(expectations, state);
    Map<Expectation, List<Diagnostic>> found = new LinkedHashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      found.put(expectations.get(i), findings.get(i).diagnostics());
    }
    return found;
  }

  private RunResult end(OpenRun run, Engine engine, VolumeTally tally, long nanos) {
    boolean interrupted = inbox.stopping();
    List<Diagnostic> troubles = new ArrayList<>(engine.troubles());
    troubles.addAll(inbox.reasons());
    RunResult result =
        new RunResult(
            run.run(),
            run.resumed(),
            interrupted,
            engine.changed(),
            tally.results(),
            troubles,
            cluster.requests(),
            Duration.ofNanos(nanos));
    try {
      run.journal().append(lastEntry(result));
    } catch (DiagnosticException e) {
      // The journal was refused before; that is in the result already.
      return result;
    }
    return result;
  }

  private JournalEntry lastEntry(RunResult result) {
    if (result.interrupted()) {
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
