// SPDX-License-Identifier: Apache-2.0
/**
 * The nouns of the product: objects as JSON trees, and the names, quantities and paths in them.
 *
 * <p>Everything here is an immutable value. Nothing here reads a clock, a file or a network.
 */
@NullMarked
package dev.recover.model;

import org.jspecify.annotations.NullMarked;
