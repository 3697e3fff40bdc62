// SPDX-License-Identifier: Apache-2.0
/**
 * The roles of the outside world: a cluster, and what a provider knows about the disks of a driver.
 *
 * <p>Implementations live in {@code providers/}; the contracts they keep are in {@code
 * providers/testkit}.
 */
@NullMarked
package dev.recover.spi;

import org.jspecify.annotations.NullMarked;
