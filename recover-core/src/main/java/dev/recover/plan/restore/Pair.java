// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.KubeObject;

/**
 * A candidate with the two objects as they will stand in the target: what is there already, changed
 * as the plan changes it, or what the plan creates.
 */
record Pair(Candidate candidate, Standing standing, KubeObject volume, KubeObject claim) {}
