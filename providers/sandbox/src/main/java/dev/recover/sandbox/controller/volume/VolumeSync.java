// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.VolumeView;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides about one volume ({@code syncVolume}). */
final class VolumeSync {
  private static final String MODES_DIFFER =
      "Cannot bind PersistentVolume to requested PersistentVolumeClaim due to incompatible"
          + " volumeMode.";

  private final Objects objects;
  private final Reclaim reclaim;
  private final Consumer<ClaimName> claims;

  /**
   * @param claims where claims are put that must be looked at
   */
  VolumeSync(Objects objects, Consumer<ClaimName> claims) {
    this.objects = objects;
    this.reclaim = new Reclaim(objects);
    this.claims = claims;
  }

  void sync(String name) {
    Optional<KubeObject> found = objects.volume(name);
    if (found.isEmpty()) {
      return;
    }
    KubeObject volume = Migration.ofVolume(found.get(), objects.store());
    VolumeView view = new VolumeView(volume);
    if (!view.hasClaimRef() || view.claimUid().isEmpty()) {
      objects.phase(volume, "Available");
      return;
    }
    ClaimName key =
        view.claim().orElseThrow(() -> new NotYet("claimRef of " + name + " names no claim"));
    Optional<KubeObject> claim =
        objects.claim(key).filter(c -> c.uid().equals(Optional.of(view.claimUid())));
    if (claim.isEmpty()) {
      release(volume);
    } else {
      syncWith(volume, claim.get());
    }
  }

  private void syncWith(KubeObject volume, KubeObject claim) {
    ClaimView view = new ClaimView(claim);
    if (view.volumeName().isEmpty()) {
      if (new VolumeView(volume).mode().equals(view.mode())) {
        claims.accept(view.key());
      } else {
        objects.events().warning(volume, "VolumeMismatch", MODES_DIFFER);
        objects.events().warning(claim, "VolumeMismatch", MODES_DIFFER);
      }
    } else if (view.volumeName().equals(volume.name())) {
      objects.phase(volume, "Bound");
    } else {
      giveUp(volume);
    }
  }

  private void release(KubeObject volume) {
    String phase = new VolumeView(volume).phase();
    boolean released = phase.equals("Released") || phase.equals("Failed");
    reclaim.reclaim(released ? volume : objects.phase(volume, "Released"));
  }

  /** The claim has another volume by now. */
  private void giveUp(KubeObject volume) {
    VolumeView view = new VolumeView(volume);
    if (view.hasAnnotation(VolumeView.PROVISIONED_BY) && view.policy().equals("Delete")) {
      reclaim.reclaim(objects.phase(volume, "Released"));
      return;
    }
    FieldPath mark = FieldPath.annotation(VolumeView.BOUND_BY_CONTROLLER);
    KubeObject free =
        view.hasAnnotation(VolumeView.BOUND_BY_CONTROLLER)
            ? volume.without(FieldPath.of("spec", "claimRef")).without(mark)
            : volume.without(FieldPath.of("spec", "claimRef", "uid"));
    objects.phase(objects.store().update(free), "Available");
  }
}
