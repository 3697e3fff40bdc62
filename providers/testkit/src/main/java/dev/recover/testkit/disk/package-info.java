// SPDX-License-Identifier: Apache-2.0
/**
 * The contract that every provider of disks keeps, run over the wire against a cloud that can be
 * told to go wrong.
 */
@NullMarked
package dev.recover.testkit.disk;

import org.jspecify.annotations.NullMarked;
