// SPDX-License-Identifier: Apache-2.0
/**
 * Planning to take a run back: exactly what it made goes, claims before their volumes, and never a
 * disk.
 *
 * <p>What a run changed, rather than made, stays changed: Retain, and reservations made anew.
 * Namespaces stay, as others may have moved in.
 */
@NullMarked
package dev.recover.plan.undo;

import org.jspecify.annotations.NullMarked;
