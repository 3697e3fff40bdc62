// SPDX-License-Identifier: Apache-2.0
/** A cluster over the official client: JSON trees through one raw entry point. */
@NullMarked
package dev.recover.kubernetes;

import org.jspecify.annotations.NullMarked;
