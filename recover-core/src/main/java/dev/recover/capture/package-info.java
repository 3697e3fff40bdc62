// SPDX-License-Identifier: Apache-2.0
/**
 * Capture: observes a live cluster, or files that people already have, and makes a bundle of them.
 *
 * <p>No Secret is ever read; what is wrong with what was captured becomes a finding in the bundle.
 */
@NullMarked
package dev.recover.capture;

import org.jspecify.annotations.NullMarked;
