// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.model.ClaimName;
import dev.recover.plan.Produced;

/**
 * A disk or snapshot that a run made on the way of a copy, as its journal says.
 *
 * @param claim for whose sake
 * @param step the id of the step that made it
 */
public record MadeCopy(ClaimName claim, String step, Produced made) {}
