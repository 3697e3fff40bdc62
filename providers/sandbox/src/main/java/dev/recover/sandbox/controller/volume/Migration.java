// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.store.ObjectStore;
import java.util.Map;
import java.util.Optional;

/**
 * The mark {@code migrated-to}, which tells which CSI driver has taken over from an in-tree plugin.
 */
final class Migration {
  private static final Map<String, String> DRIVERS =
      Map.of(
          "kubernetes.io/gce-pd", "pd.csi.storage.gke.io",
          "kubernetes.io/aws-ebs", "ebs.csi.aws.com",
          "kubernetes.io/azure-disk", "disk.csi.azure.com",
          "kubernetes.io/azure-file", "file.csi.azure.com",
          "kubernetes.io/cinder", "cinder.csi.openstack.org",
          "kubernetes.io/vsphere-volume", "csi.vsphere.vmware.com",
          "kubernetes.io/portworx-volume", "pxd.portworx.com");

  private Migration() {}

  /** The driver that replaced an in-tree plugin. */
  static Optional<String> driverOf(String plugin) {
    return Optional.ofNullable(DRIVERS.get(plugin));
  }

  /** Returns the claim with the right mark, written when it had another. */
  static KubeObject ofClaim(KubeObject claim, ObjectStore store) {
    return marked(claim, new ClaimView(claim).provisioner(), store);
  }

  /** Returns the volume with the right mark; one without provisioned-by stays as it is. */
  static KubeObject ofVolume(KubeObject volume, ObjectStore store) {
    return marked(volume, volume.annotations().getOrDefault(VolumeView.PROVISIONED_BY, ""), store);
  }

  private static KubeObject marked(KubeObject object, String provisioner, ObjectStore store) {
    if (provisioner.isEmpty()) {
      return object;
    }
    FieldPath mark = FieldPath.annotation(VolumeView.MIGRATED_TO);
    KubeObject right =
        driverOf(provisioner)
            .map(driver -> object.with(mark, driver))
            .orElseGet(() -> object.without(mark));
    return right.equals(object) ? object : store.update(right);
  }
}
