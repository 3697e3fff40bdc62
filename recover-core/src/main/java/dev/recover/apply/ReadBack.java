// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.world.TargetReader;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.plan.Expectation;
import dev.recover.plan.TargetState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads volumes back by lists and compares: a volume is proven when two reads in a row agree with
 * the plan.
 */
final class ReadBack implements Prover {
  /** Says of each volume what is wrong with it (errors) or cannot be known (warnings). */
  interface Comparison {
    Map<Expectation, List<Diagnostic>> compare(List<Expectation> expectations, TargetState state);
  }

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final TargetReader reader;
  private final Comparison comparison;
  private final Duration patience;

  /**
   * @param patience for how long a volume that does not agree is read again
   */
  ReadBack(TargetReader reader, Comparison comparison, Duration patience) {
    this.reader = reader;
    this.comparison = comparison;
    this.patience = patience;
  }

  @Override
  public Map<Expectation, List<Diagnostic>> prove(List<Expectation> expectations) {
    long end = System.nanoTime() + patience.toNanos();
    Set<String> namespaces =
        expectations.stream().map(e -> e.claim().namespace()).collect(Collectors.toSet());
    Map<Expectation, List<Diagnostic>> results = new LinkedHashMap<>();
    Set<Expectation> open = new LinkedHashSet<>(expectations);
    Set<Expectation> agreed = Set.of();
    Duration first = min(FIRST_PAUSE, patience.dividedBy(50));
    Duration pause = first;
    while (!open.isEmpty()) {
      TargetState state = reader.read(TargetReader.FOR_PROOF, new TreeSet<>(namespaces)).state();
      Map<Expectation, List<Diagnostic>> found = comparison.compare(List.copyOf(open), state);
      Set<Expectation> agrees = new LinkedHashSet<>();
      for (Map.Entry<Expectation, List<Diagnostic>> each : found.entrySet()) {
        if (wrong(each.getValue())) {
          continue;
        }
        agrees.add(each.getKey());
        if (agreed.contains(each.getKey())) {
          results.put(each.getKey(), each.getValue());
        }
      }
      open.removeAll(results.keySet());
      agreed = agrees;
      if (!open.isEmpty() && agrees.size() < open.size() && System.nanoTime() - end > 0) {
        open.removeAll(agrees);
        open.forEach(expectation -> results.put(expectation, found.get(expectation)));
        open.clear();
      } else if (!open.isEmpty()) {
        sleep(pause);
        pause = agrees.isEmpty() ? min(pause.multipliedBy(2), LONGEST_PAUSE) : first;
      }
    }
    return results;
  }

  static boolean wrong(List<Diagnostic> found) {
    return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading back", e);
    }
  }
}
