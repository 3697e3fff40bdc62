// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.KubeObject;
import java.util.Optional;

/**
 * What of a volume is in the target already.
 *
 * @param liveVolume the PersistentVolume of that name
 * @param liveClaim the claim of that name
 */
record Standing(
    OfVolume volume,
    OfClaim claim,
    Optional<KubeObject> liveVolume,
    Optional<KubeObject> liveClaim) {
  /** Where the PersistentVolume stands. */
  enum OfVolume {
    /** There is none of that name. */
    ABSENT,
    /** It has the disk and names our claim without a uid. */
    RESERVED,
    /** It has the disk, no live claim has it, and it can be reserved again. */
    RELEASED,
    /** It has the disk and carries the uid of our live claim. */
    BOUND,
    /** It is not ours to use; a diagnostic says why. */
    FOREIGN
  }

  /** Where the claim stands. */
  enum OfClaim {
    /** There is none of that name. */
    ABSENT,
    /** It names our PersistentVolume and is not bound yet. */
    WAITING,
    /** It is bound to our PersistentVolume. */
    BOUND,
    /** It is not ours to use; a diagnostic says why. */
    FOREIGN
  }

  /** Whether both are there and bound to each other. */
  boolean done() {
    return volume == OfVolume.BOUND && claim == OfClaim.BOUND;
  }
}
