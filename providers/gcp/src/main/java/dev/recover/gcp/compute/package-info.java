// SPDX-License-Identifier: Apache-2.0
/** Asks Compute Engine, over google-cloud-compute; nothing here is loaded before it is opened. */
@NullMarked
package dev.recover.gcp.compute;

import org.jspecify.annotations.NullMarked;
