// SPDX-License-Identifier: Apache-2.0
/** What the shell keeps in files: drafts, transcripts, histories, commits that wait. */
@NullMarked
package dev.recover.cli.shell.record;

import org.jspecify.annotations.NullMarked;
