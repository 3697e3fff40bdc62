// SPDX-License-Identifier: Apache-2.0
/** The sandbox's disks: made, attached to one node at a time, and really deleted. */
@NullMarked
package dev.recover.sandbox.disk;

import org.jspecify.annotations.NullMarked;
