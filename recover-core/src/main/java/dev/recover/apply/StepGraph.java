// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.plan.Filling;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Which steps may be taken now, given which are finished.
 *
 * <p>Steps are numbers, their places in the plan. Volumes are completed one after another rather
 * than all at the end. Not thread-safe.
 */
final class StepGraph {
  private final List<PlannedStep> steps;
  private final List<List<Integer>> dependents;
  private final int[] missing;
  private final boolean[] settled;
  private final PriorityQueue<Integer> ready;
  private final Map<String, List<Integer>> named = new HashMap<>();
  private int open;

  /** Throws {@link IllegalArgumentException} for a need that names no step. */
  StepGraph(List<PlannedStep> steps) {
    this.steps = new ArrayList<>(steps);
    this.missing = new int[steps.size()];
    this.settled = new boolean[steps.size()];
    this.open = steps.size();
    this.dependents = new ArrayList<>(steps.size());
    // What completes a volume that was begun comes before the next volume.
    this.ready =
        new PriorityQueue<>(
            Comparator.<Integer, Boolean>comparing(number -> steps.get(number).needs().isEmpty())
                .thenComparing(Comparator.naturalOrder()));
    boolean clouds = steps.stream().anyMatch(step -> step.step() instanceof Step.ChangeDisk);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      dependents.add(new ArrayList<>(2));
      numbers.put(steps.get(i).id(), i);
      if (clouds) {
        for (String name : Filling.named(steps.get(i).step())) {
          named.computeIfAbsent(name, n -> new ArrayList<>(2)).add(i);
        }
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      for (String need : steps.get(i).needs()) {
        Integer before = numbers.get(need);
        if (before == null) {
          throw new IllegalArgumentException(
              "step " + steps.get(i).id() + " needs " + need + ", which is no step");
        }
        dependents.get(before).add(i);
        missing[i]++;
      }
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
  }

  int size() {
    return steps.size();
  }

  PlannedStep step(int number) {
    return steps.get(number);
  }

  /** Puts the ids that a step has made in the place of the placeholders that name it. */
  void fill(String made, Filling filling) {
    for (int number : named.getOrDefault(made, List.of())) {
      steps.set(number, filling.of(steps.get(number)));
    }
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** Takes out the next step that may be taken; there must be one. */
  int next() {
    return ready.remove();
  }

  /** The step is finished; whatever needed nothing else may be taken now. */
  void finished(int number) {
    settle(number);
    for (int dependent : dependents.get(number)) {
      if (--missing[dependent] == 0) {
        ready.add(dependent);
      }
    }
  }

  /** The step failed; answers every step that can never be taken because of it. */
  List<Integer> failed(int number) {
    settle(number);
    List<Integer> lost = new ArrayList<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>(dependents.get(number));
    while (!queue.isEmpty()) {
      int next = queue.remove();
      if (!settled[next]) {
        settle(next);
        lost.add(next);
        queue.addAll(dependents.get(next));
      }
    }
    return lost;
  }

  /** Whether every step is finished, failed or lost. */
  boolean settled() {
    return open == 0;
  }

  /** How many steps are neither finished nor failed nor lost. */
  int open() {
    return open;
  }

  private void settle(int number) {
    if (!settled[number]) {
      settled[number] = true;
      open--;
    }
  }
}
