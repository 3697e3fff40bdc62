// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import java.util.List;

/**
 * What was looked for on one rung of the ladder, and who stands on it.
 *
 * @param lookedFor in words, "" when nothing is known to look for
 * @param total how many disks stand on it that stand on none above
 * @param candidates the likeliest of them, {@link Match#MOST_CANDIDATES} at most
 */
public record RungReport(Rung rung, String lookedFor, int total, List<DiskCandidate> candidates) {
  public RungReport {
    candidates = List.copyOf(candidates);
  }
}
