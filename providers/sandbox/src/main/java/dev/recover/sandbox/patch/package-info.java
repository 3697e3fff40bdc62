// SPDX-License-Identifier: Apache-2.0
/** The three kinds of patch that are not an apply: merge, JSON, and strategic merge. */
@NullMarked
package dev.recover.sandbox.patch;

import org.jspecify.annotations.NullMarked;
