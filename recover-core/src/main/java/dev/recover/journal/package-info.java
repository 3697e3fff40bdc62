// SPDX-License-Identifier: Apache-2.0
/**
 * The journal of a run: what was started and what came of it, one JSON line each, chained by hashes
 * and on disk before the step it speaks of is taken.
 *
 * <p>{@link dev.recover.journal.RunStore} is the folder of all runs, {@link
 * dev.recover.journal.FileJournal} writes one journal and {@link dev.recover.journal.JournalReader}
 * reads it back.
 */
@NullMarked
package dev.recover.journal;

import org.jspecify.annotations.NullMarked;
