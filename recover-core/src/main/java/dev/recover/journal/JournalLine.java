// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import java.time.Instant;

/**
 * An entry as it was written.
 *
 * @param seq its number, from 1
 */
public record JournalLine(long seq, Instant time, JournalEntry entry) {}
