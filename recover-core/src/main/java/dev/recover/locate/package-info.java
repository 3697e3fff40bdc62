// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the disks of volumes among what the clouds hold, by evidence, and never chooses between
 * two.
 *
 * <p>Deciding only: no file, clock, network or random number. Tags, labels and names of disks are
 * untrusted text: they may make a match doubtful, never override what was captured.
 */
@NullMarked
package dev.recover.locate;

import org.jspecify.annotations.NullMarked;
