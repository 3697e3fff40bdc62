// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.disk.Attachments;
import dev.recover.sandbox.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disks of a pod, or why it has to wait for them.
 *
 * @param reason "" when all are there
 * @param handles of the disks of our driver
 * @param uniqueNames of the same disks, as a node lists them
 */
record PodDisks(String reason, List<String> handles, List<String> uniqueNames) {
  static PodDisks of(KubeObject pod, ObjectStore store, Context context) {
    List<String> handles = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try {
      for (PodView.Mount mount : new PodView(pod).mounts()) {
        VolumeView volume = volumeOf(mount, store);
        if (volume.driver().equals(context.driver())) {
          requireAttached(volume, new PodView(pod).node(), store);
          if (context.disks().find(volume.handle()).isEmpty()) {
            throw new NotYet("MountVolume failed: no disk " + volume.handle());
          }
          handles.add(volume.handle());
          names.add(volume.uniqueName().orElseThrow());
        }
      }
      return new PodDisks("", handles, names);
    } catch (NotYet wait) {
      return new PodDisks(wait.message(), List.of(), List.of());
    }
  }

  private static VolumeView volumeOf(PodView.Mount mount, ObjectStore store) {
    ClaimView claim =
        store
            .get(
                ResourceType.PERSISTENT_VOLUME_CLAIM,
                mount.claim().namespace(),
                mount.claim().name())
            .map(ClaimView::new)
            .orElseThrow(
                () ->
                    new NotYet("persistentvolumeclaim \"" + mount.claim().name() + "\" not found"));
    if (!claim.phase().equals("Bound")) {
      throw new NotYet("PVC " + mount.claim().name() + " is " + claim.phase());
    }
    Optional<KubeObject> volume = store.get(ResourceType.PERSISTENT_VOLUME, "", claim.volumeName());
    if (volume.isEmpty() || !new VolumeView(volume.get()).claimUid().equals(claim.uid())) {
      throw new NotYet("PV " + claim.volumeName() + " is not bound to PVC " + mount.claim().name());
    }
    return new VolumeView(volume.get());
  }

  private static void requireAttached(VolumeView volume, String node, ObjectStore store) {
    boolean needed =
        store
            .get(ResourceType.CSI_DRIVER, "", volume.driver())
            .flatMap(driver -> driver.at("spec", "attachRequired"))
            .map(Boolean.TRUE::equals)
            .orElse(true);
    boolean attached =
        store
            .get(ResourceType.VOLUME_ATTACHMENT, "", Attachments.name(volume, node))
            .flatMap(attachment -> attachment.at("status", "attached"))
            .equals(Optional.of(true));
    if (needed && !attached) {
      throw new NotYet("waiting for attach of " + volume.handle());
    }
  }
}
