// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import java.util.List;

/**
 * A step with its place in the plan.
 *
 * @param id stable and readable: {@code reserve:pvc-6d1f}, {@code claim:db/data-0}, {@code
 *     prove:db/data-0}
 * @param needs ids of steps that must be finished before
 * @param reason one clause: why this step is there
 */
public record PlannedStep(String id, Step step, List<String> needs, Hazard hazard, String reason) {
  public PlannedStep {
    needs = List.copyOf(needs);
  }
}
