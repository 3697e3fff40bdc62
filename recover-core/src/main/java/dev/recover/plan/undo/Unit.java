// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
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
  /** A claim of which nothing in the cluster is the run's. */
  static Unit withoutObjects(ClaimName claim) {
    return new Unit(
        claim, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  String claimStep() {
    return "delete-claim:" + claim;
  }

  String volumeStep() {
    return "delete-volume:" + volume;
  }

  /** The ids of the steps by which its objects go. */
  List<String> steps() {
    List<String> steps = new ArrayList<>();
    if (claimGoes()) {
      steps.add(claimStep());
    }
    if (volumeGoes()) {
      steps.add(volumeStep());
    }
    return steps;
  }

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
