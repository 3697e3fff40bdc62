// SPDX-License-Identifier: Apache-2.0
/**
 * The plan: what is to be done, in which order, resting on what was seen, as a value in a file.
 *
 * <p>Planning is pure: the same bundle, options and observations give the same plan, byte for byte.
 */
@NullMarked
package dev.recover.plan;

import org.jspecify.annotations.NullMarked;
