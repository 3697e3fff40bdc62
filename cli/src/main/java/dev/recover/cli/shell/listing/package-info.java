// SPDX-License-Identifier: Apache-2.0
/** What {@code ls} lists and the picker searches. */
@NullMarked
package dev.recover.cli.shell.listing;

import org.jspecify.annotations.NullMarked;
