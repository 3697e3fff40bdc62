// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.step.StepKind;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Which steps wait for a change of which object: a change is looked at by the steps it concerns and
 * by no other.
 *
 * <p>Any thread may ask {@link #any}; the rest belongs to the thread that applies.
 */
final class Waits {
  private final Map<ObjectRef, List<Integer>> steps = new ConcurrentHashMap<>();
  private final Set<Integer> waiting = new LinkedHashSet<>();
  private final IntFunction<Step> stepOf;

  Waits(IntFunction<Step> stepOf) {
    this.stepOf = stepOf;
  }

  /** Whether some step waits for this object. */
  boolean any(ObjectRef ref) {
    return steps.containsKey(ref);
  }

  List<Integer> on(ObjectRef ref) {
    return List.copyOf(steps.getOrDefault(ref, List.of()));
  }

  void add(int step) {
    if (waiting.add(step)) {
      for (ObjectRef ref : StepKind.awaited(stepOf.apply(step))) {
        List<Integer> longer = new ArrayList<>(steps.getOrDefault(ref, List.of()));
        longer.add(step);
        steps.put(ref, longer);
      }
    }
  }

  void remove(int step) {
    if (waiting.remove(step)) {
      for (ObjectRef ref : StepKind.awaited(stepOf.apply(step))) {
        steps.computeIfPresent(
            ref,
            (key, list) -> {
              List<Integer> shorter = new ArrayList<>(list);
              shorter.remove((Integer) step);
              return shorter.isEmpty() ? null : shorter;
            });
      }
    }
  }

  /** The steps that wait, in the order in which they began to. */
  List<Integer> all() {
    return List.copyOf(waiting);
  }

  int size() {
    return waiting.size();
  }
}
