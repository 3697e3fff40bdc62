// SPDX-License-Identifier: Apache-2.0
/**
 * Persistent Disk and Hyperdisk on Google Compute Engine.
 *
 * <p>What is known of volumes and of disks is pure and needs no library of Google's; those that ask
 * Compute Engine are in {@code dev.recover.gcp.compute}, and load its SDK when it is opened.
 */
@NullMarked
package dev.recover.gcp;

import org.jspecify.annotations.NullMarked;
