// SPDX-License-Identifier: Apache-2.0
/** One run per target cluster: a file that this machine locks, and a Lease in the cluster. */
@NullMarked
package dev.recover.apply.lock;

import org.jspecify.annotations.NullMarked;
