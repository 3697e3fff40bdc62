// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.VolumeView;

/**
 * Binds a volume and a claim in four separate writes: the volume, its phase, the claim, its phase.
 *
 * <p>Each is left out when it is there already, so that a binding cut short is resumed. The marks
 * {@code bound-by-controller} tell afterwards which of the two did not name the other by itself.
 */
final class Binder {
  private final Objects objects;

  Binder(Objects objects) {
    this.objects = objects;
  }

  void bind(KubeObject volume, KubeObject claim) {
    KubeObject reserved = bindVolume(volume, claim);
    KubeObject bound = objects.phase(reserved, "Bound");
    objects.bound(bindClaim(claim, bound), bound);
  }

  private KubeObject bindVolume(KubeObject volume, KubeObject claim) {
    VolumeView view = new VolumeView(volume);
    ClaimView wanted = new ClaimView(claim);
    KubeObject after = volume;
    boolean complete = view.isReservedFor(wanted) && view.claimUid().equals(wanted.uid());
    if (!complete) {
      after = after.with(FieldPath.of("spec", "claimRef"), wanted.reference());
    }
    if (!view.isReservedFor(wanted)) {
      after = after.with(FieldPath.annotation(VolumeView.BOUND_BY_CONTROLLER), "yes");
    }
    return after.equals(volume) ? volume : objects.store().update(after);
  }

  private KubeObject bindClaim(KubeObject claim, KubeObject volume) {
    KubeObject after = claim;
    if (!new ClaimView(claim).volumeName().equals(volume.name())) {
      after =
          after
              .with(FieldPath.of("spec", "volumeName"), volume.name())
              .with(FieldPath.annotation(VolumeView.BOUND_BY_CONTROLLER), "yes");
    }
    if (!new ClaimView(claim).bindCompleted()) {
      after = after.with(FieldPath.annotation(ClaimView.BIND_COMPLETED), "yes");
    }
    return after.equals(claim) ? claim : objects.store().update(after);
  }
}
