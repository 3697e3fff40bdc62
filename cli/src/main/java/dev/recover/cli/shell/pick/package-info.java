// SPDX-License-Identifier: Apache-2.0
/**
 * Incremental search in a list: what matches the letters typed, in which order, what is marked and
 * what that makes of the line. Knows nothing of terminals and asks no network.
 */
@NullMarked
package dev.recover.cli.shell.pick;

import org.jspecify.annotations.NullMarked;
