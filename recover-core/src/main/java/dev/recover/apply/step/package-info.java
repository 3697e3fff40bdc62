// SPDX-License-Identifier: Apache-2.0
/** One step of a plan: whether it may be taken, taking it, and whether it has come to its end. */
@NullMarked
package dev.recover.apply.step;

import org.jspecify.annotations.NullMarked;
