// SPDX-License-Identifier: Apache-2.0
/** The verbs of the shell, one class each. */
@NullMarked
package dev.recover.cli.shell.verb;

import org.jspecify.annotations.NullMarked;
