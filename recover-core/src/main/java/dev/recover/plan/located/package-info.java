// SPDX-License-Identifier: Apache-2.0
/**
 * Planning with disks that were looked for in the clouds: which disk a volume gets, and why none.
 *
 * <p>Two candidates are never chosen between, and a place that nobody could look at is never "no
 * disk".
 */
@NullMarked
package dev.recover.plan.located;

import org.jspecify.annotations.NullMarked;
