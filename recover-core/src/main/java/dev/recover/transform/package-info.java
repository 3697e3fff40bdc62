// SPDX-License-Identifier: Apache-2.0
/**
 * Turns a captured pair into the pair to create: every change an {@code Edit} with its rule and
 * reason.
 *
 * <p>Deciding only: no file, clock, network or random number. Each row of the reference's tables of
 * fields is one {@link dev.recover.transform.Rule}; what a user asks for beyond them stands in
 * {@link dev.recover.transform.Mappings}.
 */
@NullMarked
package dev.recover.transform;

import org.jspecify.annotations.NullMarked;
