// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.store.DeleteOptions;
import java.util.Optional;
import java.util.Set;

/** What happens to a volume that was released ({@code reclaimVolume}). */
final class Reclaim {
  /** Sources whose plugins are gone from Kubernetes, or were never able to delete. */
  private static final Set<String> WITHOUT_PLUGIN =
      Set.of(
          "awsElasticBlockStore",
          "gcePersistentDisk",
          "azureDisk",
          "cinder",
          "vsphereVolume",
          "rbd",
          "cephfs",
          "glusterfs");

  private final Objects objects;

  Reclaim(Objects objects) {
    this.objects = objects;
  }

  void reclaim(KubeObject volume) {
    VolumeView view = new VolumeView(volume);
    if (view.hasAnnotation(VolumeView.MIGRATED_TO)) {
      return;
    }
    switch (view.policy()) {
      case "Retain" -> {
        // The disk stays, and so does the volume.
      }
      case "Delete" -> delete(volume);
      case "Recycle" ->
          objects.fail(
              volume,
              "VolumeFailedRecycle",
              "error getting recycler volume plugin for volume \""
                  + volume.name()
                  + "\": no recyclable volume plugin matched");
      default ->
          objects.fail(
              volume,
              "VolumeUnknownReclaimPolicy",
              "Volume has an unrecognized PersistentVolumeReclaimPolicy");
    }
  }

  private void delete(KubeObject volume) {
    String provisioner = volume.annotations().getOrDefault(VolumeView.PROVISIONED_BY, "");
    boolean external = !provisioner.isEmpty() && !provisioner.startsWith("kubernetes.io/");
    if (external || volume.at("spec", "csi").isPresent()) {
      return;
    }
    Optional<String> path = volume.text("spec", "hostPath", "path");
    if (path.isEmpty()) {
      boolean noPlugin =
          WITHOUT_PLUGIN.stream().anyMatch(source -> volume.at("spec", source).isPresent());
      objects.fail(
          volume,
          "VolumeFailedDelete",
          "error getting deleter volume plugin for volume \""
              + volume.name()
              + "\": no "
              + (noPlugin ? "" : "deletable ")
              + "volume plugin matched");
    } else if (path.get().matches("/tmp/.+")) {
      objects
          .store()
          .delete(
              ResourceType.PERSISTENT_VOLUME,
              "",
              volume.name(),
              DeleteOptions.ofUid(volume.uid().orElse("")));
    } else {
      objects.fail(
          volume,
          "VolumeFailedDelete",
          "host_path deleter only supports /tmp/.+ but received provided " + path.get());
    }
  }
}
