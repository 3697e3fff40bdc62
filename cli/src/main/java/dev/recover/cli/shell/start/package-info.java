// SPDX-License-Identifier: Apache-2.0
/** How a shell begins: the command, and where its lines come from. */
@NullMarked
package dev.recover.cli.shell.start;

import org.jspecify.annotations.NullMarked;
