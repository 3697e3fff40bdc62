// SPDX-License-Identifier: Apache-2.0
/**
 * Azure managed disks and file shares. Nothing is called: disks are read from what the vendor's
 * command printed.
 */
@NullMarked
package dev.recover.azure;

import org.jspecify.annotations.NullMarked;
