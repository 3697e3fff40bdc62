// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

/** A candidate and how it stands. */
record Judged(DiskCandidate candidate, Standing standing) {}
