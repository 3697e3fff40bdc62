// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import java.util.Optional;

/**
 * What a run made of one volume, and what is there of it now.
 *
 * @param claim the claim's name; empty parts when it is not known any more
 * @param volume the PersistentVolume's name, "" when the run made none
 */
record Unit(
    ClaimName claim,
    String volume,
    Optional<Made> madeClaim,
    Optional<Made> madeVolume,
    Optional<KubeObject> liveClaim,
    Optional<KubeObject> liveVolume) {
  /** How diagnostics name it. */
  String subject() {
    return claim.name().isEmpty() ? volume : claim.toString();
  }

  /** Whether the claim is to be deleted. */
  boolean claimGoes() {
    return madeClaim.isPresent() && liveClaim.isPresent();
  }

  /** Whether the PersistentVolume is to be deleted. */
  boolean volumeGoes() {
    return madeVolume.isPresent() && liveVolume.isPresent();
  }
}
