// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.plan.Produced;
import java.util.Optional;

/**
 * A disk or snapshot that a run made on the way of a copy, as its journal says.
 *
 * @param claim for whose sake
 * @param step the id of the step that made it
 * @param scope where a disk was made; empty for a snapshot, whose id says it
 * @param made of neither kind when the step was begun and nothing says what came of it
 */
public record MadeCopy(ClaimName claim, String step, Optional<CloudScope> scope, Produced made) {
  /** Whether it is not known what the step made, if anything. */
  boolean inDoubt() {
    return made.disk().isEmpty() && made.snapshot().isEmpty();
  }
}
