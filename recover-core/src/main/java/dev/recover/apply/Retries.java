// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps that the cluster could not answer, each to be tried again after a while that doubles up to
 * a quarter of a minute. Not thread-safe.
 */
final class Retries {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final TreeMap<Long, List<Integer>> due = new TreeMap<>();
  private final Map<Integer, Integer> tries = new HashMap<>();
  private final Map<Integer, Fault> faults = new HashMap<>();

  void add(int number, Fault fault, long now) {
    int before = tries.merge(number, 1, Integer::sum) - 1;
    Duration wait = FIRST.multipliedBy(1L << Math.min(before, 5));
    Duration asked = fault.retryAfter().orElse(Duration.ZERO);
    Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
    Duration capped = longer.compareTo(LONGEST) > 0 && asked.isZero() ? LONGEST : longer;
    due.computeIfAbsent(now + capped.toNanos(), at -> new ArrayList<>(1)).add(number);
    faults.put(number, fault);
  }

  /** Whether any step waits to be tried again. */
  boolean waiting() {
    return !due.isEmpty();
  }

  /** How long until the next is due; a long time when there is none. */
  Duration due(long now) {
    return due.isEmpty()
        ? Duration.ofHours(1)
        : Duration.ofNanos(Math.max(0, due.firstKey() - now));
  }

  /** Takes out those whose time has come. */
  List<Integer> take(long now) {
    List<Integer> numbers = new ArrayList<>();
    while (!due.isEmpty() && due.firstKey() - now <= 0) {
      numbers.addAll(due.pollFirstEntry().getValue());
    }
    numbers.forEach(faults::remove);
    return numbers;
  }

  /** Takes out all, each with what was answered last. */
  Map<Integer, Fault> drain() {
    due.clear();
    Map<Integer, Fault> all = new TreeMap<>(faults);
    faults.clear();
    return all;
  }
}
