// SPDX-License-Identifier: Apache-2.0
/**
 * What every cluster does with volumes and claims, as scenarios over the wire: numbers to 71 are
 * the rows of section G of the binding reference, each seen on a real control plane.
 */
@NullMarked
package dev.recover.testkit.contract;

import org.jspecify.annotations.NullMarked;
