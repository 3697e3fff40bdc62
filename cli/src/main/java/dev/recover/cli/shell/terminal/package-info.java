// SPDX-License-Identifier: Apache-2.0
/** The shell at a terminal, with JLine; nothing here is loaded for a script. */
@NullMarked
package dev.recover.cli.shell.terminal;

import org.jspecify.annotations.NullMarked;
