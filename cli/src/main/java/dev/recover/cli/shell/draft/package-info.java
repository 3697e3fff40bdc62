// SPDX-License-Identifier: Apache-2.0
/** What somebody has decided so far: pure values, and the file that survives a crash. */
@NullMarked
package dev.recover.cli.shell.draft;

import org.jspecify.annotations.NullMarked;
