// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.VolumeView;
import java.util.Optional;

/** Decides about one claim ({@code syncClaim}). */
final class ClaimSync {
  private final Objects objects;
  private final Binder binder;
  private final FreeVolumes free;
  private final Classes classes;
  private final ProvisioningRequest provisioning;
  private final FirstConsumer firstConsumer;

  ClaimSync(Objects objects, FreeVolumes free, Classes classes, FirstConsumer firstConsumer) {
    this.objects = objects;
    this.binder = new Binder(objects);
    this.free = free;
    this.classes = classes;
    this.provisioning = new ProvisioningRequest(objects, classes);
    this.firstConsumer = firstConsumer;
  }

  void sync(ClaimName name) {
    Optional<KubeObject> found = objects.claim(name);
    if (found.isEmpty()) {
      return;
    }
    KubeObject claim = Migration.ofClaim(found.get(), objects.store());
    ClaimView view = new ClaimView(claim);
    if (view.bindCompleted()) {
      syncBound(claim);
    } else if (view.volumeName().isEmpty()) {
      syncOpen(claim);
    } else {
      syncNamed(claim);
    }
  }

  /** A claim that names no volume. */
  private void syncOpen(KubeObject claim) {
    ClaimView view = new ClaimView(claim);
    boolean late = classes.waitsForConsumer(view.className());
    Optional<KubeObject> match = free.bestMatch(view, late);
    if (match.isPresent()) {
      binder.bind(match.get(), claim);
      return;
    }
    if (view.givenClass().isEmpty() && classes.defaultClass().isPresent()) {
      String standard = classes.defaultClass().get().name();
      objects.store().update(claim.with(FieldPath.of("spec", "storageClassName"), standard));
      return;
    }
    if (late && view.selectedNode().isEmpty()) {
      firstConsumer.say(claim);
    } else if (!view.className().isEmpty()) {
      provisioning.ask(claim);
      return;
    } else {
      objects
          .events()
          .normal(
              claim,
              "FailedBinding",
              "no persistent volumes available for this claim and no storage class is set");
    }
    objects.unbound(claim, "Pending");
  }

  /** A claim that names a volume and was not bound before. */
  private void syncNamed(KubeObject claim) {
    ClaimView view = new ClaimView(claim);
    Optional<KubeObject> found = objects.volume(view.volumeName());
    if (found.isEmpty()) {
      objects.unbound(claim, "Pending");
      return;
    }
    VolumeView volume = new VolumeView(found.get());
    if (!volume.hasClaimRef()) {
      Optional<String> refusal = VolumeFit.refusal(volume, view);
      if (refusal.isPresent()) {
        String start = "Cannot bind to requested volume \"" + volume.name() + "\": ";
        objects.events().warning(claim, "VolumeMismatch", start + refusal.get());
        objects.unbound(claim, "Pending");
      } else {
        binder.bind(found.get(), claim);
      }
    } else if (volume.isReservedFor(view)) {
      // Kubernetes checks nothing here: not the size, the class, the modes, or a deletion.
      binder.bind(found.get(), claim);
    } else {
      refuseTaken(claim, volume);
    }
  }

  private void refuseTaken(KubeObject claim, VolumeView volume) {
    String message = "volume \"" + volume.name() + "\" already bound to a different claim.";
    objects.events().warning(claim, "FailedBinding", message);
    objects.unbound(claim, "Pending");
    if (claim.annotations().containsKey(VolumeView.BOUND_BY_CONTROLLER)) {
      throw new NotYet("invalid binding of claim " + claim + " to volume " + volume.name());
    }
  }

  /** A claim that says it was bound before. */
  private void syncBound(KubeObject claim) {
    ClaimView view = new ClaimView(claim);
    if (view.volumeName().isEmpty()) {
      objects.lose(
          claim,
          "ClaimLost",
          "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
      return;
    }
    Optional<KubeObject> found = objects.volume(view.volumeName());
    if (found.isEmpty()) {
      objects.lose(
          claim,
          "ClaimLost",
          "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
      return;
    }
    VolumeView volume = new VolumeView(found.get());
    if (!volume.hasClaimRef() || volume.claimUid().equals(view.uid())) {
      binder.bind(found.get(), claim);
    } else {
      objects.lose(
          claim,
          "ClaimMisbound",
          "Two claims are bound to the same volume, this one is bound incorrectly");
    }
  }
}
