// SPDX-License-Identifier: Apache-2.0
/** Volumes that need no driver: nfs, hostPath and local. */
@NullMarked
package dev.recover.files;

import org.jspecify.annotations.NullMarked;
