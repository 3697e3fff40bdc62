// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.TargetState;
import java.util.List;

/**
 * What was read of a cluster.
 *
 * @param notLooked a diagnostic for each kind, or part of one, that could not be listed
 */
public record Reading(TargetState state, List<Diagnostic> notLooked) {
  public Reading {
    notLooked = List.copyOf(notLooked);
  }
}
