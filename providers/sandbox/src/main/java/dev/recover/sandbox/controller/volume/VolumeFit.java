// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.VolumeView;
import java.util.HashSet;
import java.util.Optional;

/** Whether a volume satisfies a claim that asked for it. */
final class VolumeFit {
  private VolumeFit() {}

  /** Returns why it does not, in the order and words of {@code checkVolumeSatisfyClaim}. */
  static Optional<String> refusal(VolumeView volume, ClaimView claim) {
    if (volume.object().terminating()) {
      return Optional.of("the volume is marked for deletion \"" + volume.name() + "\"");
    }
    if (volume.capacity().compareTo(claim.request()) < 0) {
      return Optional.of("requested PV is too small");
    }
    if (!volume.className().equals(claim.className())) {
      return Optional.of("storageClassName does not match");
    }
    if (!volume.attributesClass().equals(claim.attributesClass())) {
      return Optional.of("volumeAttributesClassName does not match");
    }
    if (!volume.mode().equals(claim.mode())) {
      return Optional.of("incompatible volumeMode");
    }
    if (!new HashSet<>(volume.accessModes()).containsAll(claim.accessModes())) {
      return Optional.of("incompatible accessMode");
    }
    return Optional.empty();
  }

  /** What a volume must be to be considered at all when the claim names none. */
  static boolean isCandidate(VolumeView volume, ClaimView claim) {
    return !volume.object().terminating()
        && volume.capacity().compareTo(claim.request()) >= 0
        && volume.mode().equals(claim.mode())
        && volume.attributesClass().equals(claim.attributesClass());
  }
}
