// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.Evidence;
import java.util.List;

/**
 * A disk that may be the one that is looked for.
 *
 * @param rung on what rung of the ladder it stands
 * @param evidence what speaks for and against it, sorted
 */
public record DiskCandidate(HintedDisk disk, Rung rung, List<Evidence> evidence) {
  public DiskCandidate {
    evidence = evidence.stream().sorted().distinct().toList();
  }

  /** Whether something speaks against it. */
  public boolean doubtful() {
    return evidence.stream().anyMatch(one -> one.kind() == Evidence.Kind.AGAINST);
  }
}
