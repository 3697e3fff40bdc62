// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import java.util.List;

/**
 * One volume of a plan and where it stands.
 *
 * @param claim as it will be named in the target
 * @param volume the PersistentVolume's name in the target
 * @param capacity a quantity, "" when unknown
 * @param storageClass "" for none
 * @param because the codes of the diagnostics that block it, or that explain why it is done
 */
public record PlannedVolume(
    ClaimName claim,
    String volume,
    DiskId disk,
    String capacity,
    String storageClass,
    State state,
    List<String> because) {
  /** Where a volume stands when the plan is made. */
  public enum State {
    READY,
    DONE,
    BLOCKED;

    /** The word used in files: {@code ready}, {@code done} or {@code blocked}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public PlannedVolume {
    because = List.copyOf(because);
  }
}
