// SPDX-License-Identifier: Apache-2.0
/** Benchmarks: each a ratio to a named baseline in the same run. */
@NullMarked
package dev.recover.bench;

import org.jspecify.annotations.NullMarked;
