// SPDX-License-Identifier: Apache-2.0
/** The picker on a terminal: its keys, its screen, its loop. */
@NullMarked
package dev.recover.cli.shell.pick.screen;

import org.jspecify.annotations.NullMarked;
