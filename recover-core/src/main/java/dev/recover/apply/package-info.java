// SPDX-License-Identifier: Apache-2.0
/**
 * Carries out a plan: one step at a time for each volume, many volumes at once, each step looked at
 * before it is taken and proven after.
 *
 * <p>{@link dev.recover.apply.Applier} is the way in. {@code world} observes, {@code step} decides
 * and acts, {@code lock} keeps two runs apart.
 */
@NullMarked
package dev.recover.apply;

import org.jspecify.annotations.NullMarked;
