// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.world.TargetReader;
import dev.recover.apply.world.WorldView;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.KubeObject;
import dev.recover.plan.Expectation;
import dev.recover.plan.TargetState;
import dev.recover.verify.Finding;
import dev.recover.verify.Verifier;
import dev.recover.verify.VolumeFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads volumes back by lists and compares: a volume is proven when two reads in a row agree with
 * the plan.
 *
 * <p>The first of the two may be what the watch has shown since the volume was bound; the last is
 * always a list of everything that a proof compares, made after that.
 */
final class ReadBack implements Prover {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final TargetReader reader;
  private final Verifier verifier;
  private final WorldView watched;
  private final Duration patience;

  /**
   * @param watched what the watches have shown
   * @param patience for how long a volume that does not agree is read again
   */
  ReadBack(TargetReader reader, Verifier verifier, WorldView watched, Duration patience) {
    this.reader = reader;
    this.verifier = verifier;
    this.watched = watched;
    this.patience = patience;
  }

  @Override
  public Map<Expectation, List<Diagnostic>> prove(List<Expectation> expectations) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = firstPause();
    Map<Expectation, List<Diagnostic>> results = new LinkedHashMap<>();
    List<Expectation> open = expectations;
    Set<String> agreed = agreeingOnTheWatch(expectations);
    while (!open.isEmpty()) {
      Map<Expectation, List<Diagnostic>> found = read(open);
      List<Expectation> left = new ArrayList<>();
      Set<String> agrees = new HashSet<>();
      found.forEach(
          (expectation, diagnostics) -> {
            boolean right = !wrong(diagnostics);
            if (right && agreed.contains(expectation.volume())) {
              results.put(expectation, diagnostics);
            } else {
              left.add(expectation);
              if (right) {
                agrees.add(expectation.volume());
              }
            }
          });
      if (System.nanoTime() - end > 0) {
        left.stream()
            .filter(expectation -> !agrees.contains(expectation.volume()))
            .forEach(expectation -> results.put(expectation, found.get(expectation)));
        return results;
      }
      open = left;
      agreed.clear();
      agreed.addAll(agrees);
      if (!open.isEmpty()) {
        sleep(pause);
        pause = agrees.isEmpty() ? min(pause.multipliedBy(2), LONGEST_PAUSE) : firstPause();
      }
    }
    return results;
  }

  /** Which volumes agree in what can be told from the two objects alone. */
  private Set<String> agreeingOnTheWatch(List<Expectation> expectations) {
    Set<String> agreeing = new HashSet<>();
    for (Expectation expected : expectations) {
      Optional<KubeObject> volume = watched.volume(expected.volume());
      Optional<KubeObject> claim = watched.claim(expected.claim());
      if (verifier.pair(expected, volume, claim).stream()
          .allMatch(Finding.Confirmed.class::isInstance)) {
        agreeing.add(expected.volume());
      }
    }
    return agreeing;
  }

  private Map<Expectation, List<Diagnostic>> read(List<Expectation> expectations) {
    Set<String> namespaces = new TreeSet<>();
    expectations.forEach(expectation -> namespaces.add(expectation.claim().namespace()));
    TargetState state = reader.read(TargetReader.FOR_PROOF, namespaces).state();
    List<VolumeFinding> findings = verifier.verify(expectations, state);
    Map<Expectation, List<Diagnostic>> found = new LinkedHashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      found.put(expectations.get(i), findings.get(i).diagnostics());
    }
    return found;
  }

  static boolean wrong(List<Diagnostic> found) {
    return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  private Duration firstPause() {
    return min(FIRST_PAUSE, patience.dividedBy(50));
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
