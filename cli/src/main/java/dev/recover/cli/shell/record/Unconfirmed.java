// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import java.time.Instant;

/** A run that is taken back unless it is confirmed by then. */
public record Unconfirmed(String run, String clusterUid, Instant until) {}
