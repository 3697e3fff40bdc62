// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.step.Attempt;
import dev.recover.apply.step.Completion;
import dev.recover.apply.step.Decision;
import dev.recover.apply.step.FaultDiagnostic;
import dev.recover.apply.step.StepCompletion;
import dev.recover.apply.step.StepGuard;
import dev.recover.apply.step.StepTaker;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.StepOutcome;
import dev.recover.model.KubeObject;
import dev.recover.plan.Filling;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Produced;
import dev.recover.plan.Step;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * Takes the steps of a plan.
 *
 * <p>One thread, the caller's, decides everything; requests run on a bounded pool, and whatever
 * they, the watches and the journal have to say comes back as an event. A step that waits for the
 * cluster costs an entry in a map, not a thread.
 */
final class Engine {
  private final Equipment equipment;
  private final StepGraph graph;
  private final VolumeTally tally;
  private final History history;
  private final Inbox inbox;
  private final StepGuard guard;
  private final StepCompletion completion;
  private final StepTaker taker;
  private final ExecutorService pool;
  private final Waits waits;
  private final Retries retries = new Retries();
  private final Operations operations = new Operations();
  private final Map<String, Produced> produced;
  private final Proofs proofs;
  private final StepOutcome[] outcomes;
  private final Set<Integer> sent = new HashSet<>();
  private final Set<Integer> underWay = new HashSet<>();
  private final List<Diagnostic> troubles = new ArrayList<>();
  private int changed;

  Engine(Equipment equipment, StepGraph graph, VolumeTally tally, History history) {
    this.equipment = equipment;
    this.graph = graph;
    this.tally = tally;
    this.history = history;
    this.inbox = equipment.inbox();
    this.guard = new StepGuard(equipment.world());
    this.completion = new StepCompletion(equipment.world());
    this.taker = new StepTaker(equipment.world(), equipment.actor());
    this.pool = equipment.pool();
    this.waits = new Waits(number -> graph.step(number).step());
    this.proofs = new Proofs(graph, equipment.prover());
    this.outcomes = new StepOutcome[graph.size()];
    this.produced = new HashMap<>(history.produced());
    inbox.onChange(waits::any, ref -> waits.on(ref).forEach(this::look));
  }

  /** Runs until nothing is left that can be done, or until told to stop. */
  void run() {
    begin();
    while (!over()) {
      inbox.await(retries.due(inbox.now()));
      if (!inbox.stopping()) {
        retries.take(inbox.now()).forEach(this::start);
        operations.take(inbox.now()).forEach(this::poll);
      }
      begin();
      prove();
      giveUpWhenNothingMoves();
    }
    settleRest();
  }

  private boolean over() {
    return graph.settled()
        || inbox.aborted()
        || inbox.stopping() && underWay.isEmpty() && !proofs.running();
  }

  /** More than the pool takes at once, so that it need not wait for the journal. */
  private void begin() {
    int limit = 2 * equipment.options().parallelism();
    while (!inbox.stopping() && underWay.size() < limit && graph.hasReady()) {
      start(graph.next());
    }
  }

  private void start(int number) {
    PlannedStep step = graph.step(number);
    if (step.step() instanceof Step.ProveVolume) {
      look(number);
      return;
    }
    if (step.step() instanceof Step.ChangeDisk change) {
      change(number, change);
      return;
    }
    boolean maybeSent = sent.contains(number) || history.inDoubt().contains(step.id());
    Decision decision = guard.decide(step.step());
    if (decision instanceof Decision.AlreadyDone && !maybeSent) {
      taken(number, StepOutcome.ALREADY_DONE);
      return;
    }
    underWay.add(number);
    if (decision instanceof Decision.Proceed) {
      journalled(number, () -> attempt(number, true, maybeSent));
    } else {
      inPool(() -> attempt(number, false, maybeSent));
    }
  }

  /**
   * Begins a change to a cloud, or finds it begun: its key is the same in every process that
   * carries out this run. What the journal says was made is not asked for again, as a later step
   * may have deleted it.
   */
  private void change(int number, Step.ChangeDisk change) {
    PlannedStep step = graph.step(number);
    if (history.finished().contains(step.id()) && !(change.change() instanceof DiskChange.Tag)) {
      settled(number, StepOutcome.ALREADY_DONE);
      return;
    }
    underWay.add(number);
    journalled(
        number,
        () -> {
          Attempt attempt = equipment.clouds().start(step);
          inbox.add(() -> attempted(number, attempt));
        });
  }

  private void poll(int number) {
    Step.ChangeDisk step = (Step.ChangeDisk) graph.step(number).step();
    DiskOperation operation = operations.operation(number);
    inPool(
        () -> {
          Attempt attempt = equipment.clouds().poll(step, operation);
          inbox.add(() -> polled(number, attempt));
        });
  }

  private void polled(int number, Attempt attempt) {
    if (!operations.has(number)) {
      return;
    }
    if (attempt instanceof Attempt.Later) {
      operations.again(number, inbox.now());
    } else if (attempt instanceof Attempt.Running running) {
      running(number, running.operation());
    } else {
      operations.remove(number);
      attempted(number, attempt);
    }
  }

  /** The cloud goes on with it, whether this process lives or not. */
  private void running(int number, DiskOperation operation) {
    boolean first = !operations.has(number);
    if (first) {
      seen(number, operation);
    }
    if (operations.put(number, operation, inbox.now())) {
      inbox.moved();
      tally.operation(number, operation);
    }
  }

  private void seen(int number, DiskOperation operation) {
    write(
        new JournalEntry.OperationSeen(
            graph.step(number).id(), operation.id(), operation.disk(), operation.snapshot()));
  }

  private void made(int number, DiskOperation operation, StepOutcome outcome) {
    String id = graph.step(number).id();
    seen(number, operation);
    produced.put(id, new Produced(operation.disk(), operation.snapshot()));
    graph.fill(id, filling());
    tally.operation(number, operation);
    settled(number, outcome);
  }

  private void settled(int number, StepOutcome outcome) {
    outcomes[number] = outcome;
    finish(number);
    tally.changed(number, !didNothing(number));
  }

  /** Knows what was made in clouds so far. */
  Filling filling() {
    return new Filling(produced, "");
  }

  /** Does the work when the journal says that the step is about to be taken. */
  private void journalled(int number, Runnable work) {
    PlannedStep step = graph.step(number);
    write(new JournalEntry.StepStarted(step.id(), step.step().subject()))
        .whenComplete(
            (durable, refused) -> {
              if (refused == null) {
                inPool(work);
              } else {
                inbox.add(() -> underWay.remove(number));
              }
            });
  }

  /** An exception that is neither fault nor diagnostic is a bug, and ends the run as one. */
  private void inPool(Runnable work) {
    if (!pool.isShutdown()) {
      pool.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | Error bug) {
              inbox.add(
                  () -> {
                    throw bug;
                  });
            }
          });
    }
  }

  private java.util.concurrent.CompletableFuture<Void> write(JournalEntry entry) {
    return equipment
        .journal()
        .submit(entry)
        .whenComplete((done, failure) -> inbox.journalFailed(failure));
  }

  private void attempt(int number, boolean mayAct, boolean maybeSent) {
    Attempt attempt = taker.take(graph.step(number).step(), mayAct, maybeSent);
    inbox.add(() -> attempted(number, attempt));
  }

  private void attempted(int number, Attempt attempt) {
    underWay.remove(number);
    if (attempt instanceof Attempt.Taken taken) {
      inbox.moved();
      taken(number, taken.outcome());
    } else if (attempt instanceof Attempt.Running running) {
      running(number, running.operation());
    } else if (attempt instanceof Attempt.Made made) {
      inbox.moved();
      made(number, made.operation(), made.outcome());
    } else if (attempt instanceof Attempt.Again) {
      start(number);
    } else if (attempt instanceof Attempt.Failed failed) {
      inbox.moved();
      fail(number, failed.diagnostic(), VolumeOutcome.FAILED);
    } else if (attempt instanceof Attempt.Later later) {
      if (later.sent()) {
        sent.add(number);
      }
      retries.add(number, later.fault(), inbox.now());
    } else if (attempt instanceof Attempt.Hopeless hopeless) {
      retries.add(number, hopelessFault(hopeless), inbox.now());
      inbox.giveUp(hopeless.diagnostic());
    }
  }

  private static Fault hopelessFault(Attempt.Hopeless hopeless) {
    return new Fault(Fault.Kind.UNAUTHENTICATED, 401, hopeless.diagnostic().why());
  }

  private void taken(int number, StepOutcome outcome) {
    if (graph.step(number).step() instanceof Step.ChangeDisk) {
      settled(number, outcome);
      return;
    }
    outcomes[number] = outcome;
    look(number);
  }

  /** Looks whether a step that was taken has come to its end. */
  private void look(int number) {
    // First to the waiting list, then look: a change in between is not missed.
    waits.add(number);
    Completion now = completion.of(graph.step(number).step());
    if (now instanceof Completion.Reached) {
      waits.remove(number);
      reached(number);
    } else if (now instanceof Completion.Failed failed) {
      waits.remove(number);
      fail(number, failed.diagnostic(), VolumeOutcome.FAILED);
    }
  }

  private void reached(int number) {
    inbox.moved();
    PlannedStep step = graph.step(number);
    if (step.step() instanceof Step.ProveVolume) {
      tally.bound(number);
      proofs.add(number);
      return;
    }
    finish(number);
    tally.changed(number, !didNothing(number));
  }

  private boolean didNothing(int number) {
    return outcomes[number] == StepOutcome.ALREADY_DONE || outcomes[number] == StepOutcome.PROVEN;
  }

  private void finish(int number) {
    PlannedStep step = graph.step(number);
    StepOutcome outcome = outcomes[number];
    boolean didNothing = didNothing(number);
    changed += didNothing ? 0 : 1;
    if (!didNothing || !history.finished().contains(step.id())) {
      boolean cloud = step.step() instanceof Step.ChangeDisk;
      Optional<KubeObject> live =
          cloud ? Optional.empty() : equipment.world().find(step.step().subject());
      write(
          new JournalEntry.StepFinished(
              step.id(),
              step.step().subject(),
              live.flatMap(KubeObject::uid).orElse(""),
              live.flatMap(KubeObject::resourceVersion).orElse(""),
              outcome));
    }
    graph.finished(number);
  }

  private void fail(int number, Diagnostic diagnostic, VolumeOutcome outcome) {
    PlannedStep step = graph.step(number);
    write(new JournalEntry.StepFailed(step.id(), step.step().subject(), diagnostic));
    tally.failed(number, outcome, Optional.of(diagnostic));
    if (!tally.concerns(number)) {
      troubles.add(diagnostic);
    }
    for (int lost : graph.failed(number)) {
      tally.failed(lost, VolumeOutcome.NOT_STARTED, Optional.empty());
    }
  }

  private void prove() {
    boolean nothingElse = graph.open() == proofs.waiting() || quiet();
    if (inbox.stopping() || !proofs.due(nothingElse, inbox.idle())) {
      return;
    }
    proofs.start();
    inPool(
        () -> {
          Proofs.Answer answer = proofs.read();
          inbox.add(() -> answered(answer));
        });
  }

  /** Whether nothing goes on but, perhaps, what clouds do, which may take hours. */
  private boolean quiet() {
    return underWay.isEmpty() && waits.size() == 0 && !retries.waiting() && !graph.hasReady();
  }

  private void answered(Proofs.Answer answer) {
    proofs.end(answer);
    answer
        .wrong()
        .forEach(
            (number, diagnostics) -> {
              inbox.moved();
              if (!ReadBack.wrong(diagnostics)) {
                outcomes[number] = StepOutcome.PROVEN;
                finish(number);
                tally.proven(number, diagnostics);
              } else {
                fail(number, diagnostics.get(0), VolumeOutcome.FAILED);
              }
            });
  }

  private void giveUpWhenNothingMoves() {
    Duration limit = equipment.options().patience(operations.running());
    if (inbox.idle().compareTo(limit) < 0 || proofs.running()) {
      return;
    }
    if (!underWay.isEmpty()) {
      // A server that answers nobody keeps requests under way for ever: begin no other.
      inbox.giveUp(Stalled.unanswered(limit));
      return;
    }
    operations
        .drain()
        .forEach(
            (number, operation) ->
                fail(
                    number,
                    Stalled.operation(graph.step(number).step(), operation, limit),
                    VolumeOutcome.IN_DOUBT));
    for (int number : waits.all()) {
      waits.remove(number);
      Step step = graph.step(number).step();
      fail(number, Stalled.of(step, completion.of(step)), VolumeOutcome.FAILED);
    }
    retries.drain().forEach(this::failRetry);
    proofs
        .drain()
        .forEach((number, fault) -> fail(number, unreadable(number, fault), VolumeOutcome.FAILED));
  }

  private Diagnostic unreadable(int number, Fault fault) {
    return FaultDiagnostic.of(graph.step(number).step(), fault);
  }

  private void failRetry(int number, Fault fault) {
    boolean doubt = sent.contains(number);
    Step step = graph.step(number).step();
    Fault last = doubt ? new Fault(Fault.Kind.IN_DOUBT, 0, fault.getMessage()) : fault;
    fail(
        number,
        FaultDiagnostic.of(step, last),
        doubt ? VolumeOutcome.IN_DOUBT : VolumeOutcome.FAILED);
  }

  /** What was under way when the run was stopped has an end that nobody saw. */
  private void settleRest() {
    retries
        .drain()
        .forEach(
            (number, fault) -> {
              if (sent.contains(number)) {
                tally.failed(number, VolumeOutcome.IN_DOUBT, Optional.empty());
              }
            });
    underWay.forEach(number -> tally.failed(number, VolumeOutcome.IN_DOUBT, Optional.empty()));
  }

  /** How many steps changed something. */
  int changed() {
    return changed;
  }

  /** What went wrong beyond one volume. */
  List<Diagnostic> troubles() {
    return List.copyOf(troubles);
  }
}
