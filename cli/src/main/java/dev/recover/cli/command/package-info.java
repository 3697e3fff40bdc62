// SPDX-License-Identifier: Apache-2.0
/** One class a command: what it takes, and what it calls. */
@NullMarked
package dev.recover.cli.command;

import org.jspecify.annotations.NullMarked;
