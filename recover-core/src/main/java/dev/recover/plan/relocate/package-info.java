// SPDX-License-Identifier: Apache-2.0
/**
 * Putting a copy of a disk in its place where the target's nodes cannot reach the disk.
 *
 * <p>A disk that is copied is only read; nothing here changes, moves or deletes it.
 */
@NullMarked
package dev.recover.plan.relocate;

import org.jspecify.annotations.NullMarked;
