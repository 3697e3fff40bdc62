// SPDX-License-Identifier: Apache-2.0
/**
 * What the simulated clouds have in common: what they keep, their clock, how fast they are, what
 * goes wrong on purpose, what was asked, and a server.
 *
 * <p>State lives in a {@link dev.recover.sandbox.cloud.CloudStore}, which outlives clusters and may
 * be shared between processes. Nothing in it is ever "in transit": what changes by itself says when
 * it will be what, and is looked at through the clock.
 */
@NullMarked
package dev.recover.sandbox.cloud;

import org.jspecify.annotations.NullMarked;
