// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.bundle.AtomicFile;
import dev.recover.plan.PlanFile;

/**
 * The plan to carry out.
 *
 * @param plan with its digest, by which a run that was cut off is found again
 * @param text writes the plan as it stands in its file; kept beside the journal
 */
public record ApplyRequest(PlanFile plan, AtomicFile.Content text) {
  /** A plan that stands in no file. */
  public static ApplyRequest of(PlanFile plan) {
    return new ApplyRequest(plan, out -> PlanFile.write(plan.plan(), out));
  }
}
