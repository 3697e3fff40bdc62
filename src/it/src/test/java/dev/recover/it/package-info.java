// SPDX-License-Identifier: Apache-2.0
/**
 * Journeys: what users do with the packaged command, from beginning to end, on a sandbox and on
 * real control planes.
 */
@org.jspecify.annotations.NullMarked
package dev.recover.it;
