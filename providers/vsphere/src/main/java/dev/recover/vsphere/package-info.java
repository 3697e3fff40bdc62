// SPDX-License-Identifier: Apache-2.0
/**
 * vSphere first class disks. Nothing is called: disks are read from what the vendor's command
 * printed.
 */
@NullMarked
package dev.recover.vsphere;

import org.jspecify.annotations.NullMarked;
