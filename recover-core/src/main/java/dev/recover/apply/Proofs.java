// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.plan.Expectation;
import dev.recover.plan.Step;
import dev.recover.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Volumes that are bound and are to be read back: all at once when nothing else is left to do, so
 * that it costs one list of each kind; earlier only when the rest hangs.
 *
 * <p>Belongs to the thread that applies, but for {@link #read}.
 */
final class Proofs {
  /** Longer than the PV controller takes to look at everything again (15 s). */
  private static final Duration HANGS = Duration.ofSeconds(20);

  /**
   * What reading back came to.
   *
   * @param wrong by step what is wrong, nothing for a proven volume
   * @param fault why nothing could be read
   */
  record Answer(Map<Integer, List<Diagnostic>> wrong, Optional<Fault> fault) {}

  private final StepGraph graph;
  private final Prover prover;
  private final Set<Integer> waiting = new LinkedHashSet<>();
  private List<Integer> reading = List.of();
  private Optional<Fault> lastFault = Optional.empty();
  private boolean running;
  private long notBefore = System.nanoTime();

  Proofs(StepGraph graph, Prover prover) {
    this.graph = graph;
    this.prover = prover;
  }

  void add(int number) {
    waiting.add(number);
  }

  /** How many volumes are bound and not proven. */
  int waiting() {
    return waiting.size();
  }

  boolean running() {
    return running;
  }

  boolean due(boolean nothingElse, Duration idle) {
    return !running
        && !waiting.isEmpty()
        && System.nanoTime() - notBefore >= 0
        && (nothingElse || idle.compareTo(HANGS) >= 0);
  }

  void start() {
    running = true;
    reading = new ArrayList<>(waiting);
  }

  /** Reads back; may run on any thread, once between {@link #start} and {@link #end}. */
  Answer read() {
    Map<Expectation, Integer> numbers = new LinkedHashMap<>();
    for (int number : reading) {
      numbers.put(((Step.ProveVolume) graph.step(number).step()).expectation(), number);
    }
    try {
      Map<Integer, List<Diagnostic>> wrong = new TreeMap<>();
      prover
          .prove(List.copyOf(numbers.keySet()))
          .forEach((expectation, found) -> wrong.put(numbers.get(expectation), found));
      return new Answer(wrong, Optional.empty());
    } catch (Fault fault) {
      return new Answer(Map.of(), Optional.of(fault));
    } catch (DiagnosticException e) {
      Diagnostic first = e.diagnostics().get(0);
      String why = first.summary() + ": " + first.why();
      return new Answer(Map.of(), Optional.of(new Fault(Fault.Kind.UNAVAILABLE, 0, why)));
    }
  }

  void end(Answer answer) {
    running = false;
    lastFault = answer.fault();
    waiting.removeAll(answer.wrong().keySet());
    if (answer.fault().isPresent()) {
      notBefore = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    }
  }

  /** Takes out those that could not be read for too long. */
  Map<Integer, Fault> drain() {
    Map<Integer, Fault> all = new LinkedHashMap<>();
    lastFault.ifPresent(fault -> waiting.forEach(number -> all.put(number, fault)));
    waiting.removeAll(all.keySet());
    return all;
  }
}
