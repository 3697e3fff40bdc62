// SPDX-License-Identifier: Apache-2.0
/** Lines of the shell as text: split into words, put together again, read from files. */
@NullMarked
package dev.recover.cli.shell.script;

import org.jspecify.annotations.NullMarked;
