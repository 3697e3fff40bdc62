// SPDX-License-Identifier: Apache-2.0
/**
 * Answers about a cluster that planning and proving ask: who holds a disk, which nodes reach it,
 * who may make a claim.
 *
 * <p>Each is made once from a {@link dev.recover.plan.TargetState} and answers in constant time.
 */
@NullMarked
package dev.recover.plan.observed;

import org.jspecify.annotations.NullMarked;
