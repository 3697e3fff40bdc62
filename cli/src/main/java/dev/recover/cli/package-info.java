// SPDX-License-Identifier: Apache-2.0
/** The command: the composition root, exit codes, commands and views. */
@NullMarked
package dev.recover.cli;

import org.jspecify.annotations.NullMarked;
