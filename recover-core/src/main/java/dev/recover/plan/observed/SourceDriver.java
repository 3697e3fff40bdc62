// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.KubeObject;
import java.util.Map;
import java.util.Optional;

/**
 * Which CSI driver a node must run to mount a PersistentVolume: the one its source names, or the
 * one that Kubernetes hands an in-tree source to.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/tree/master/staging/src/k8s.io/csi-translation-lib/plugins">
 *     csi-translation-lib</a>
 */
public final class SourceDriver {
  private static final Map<String, String> MIGRATED =
      Map.of(
          "gcePersistentDisk", "pd.csi.storage.gke.io",
          "awsElasticBlockStore", "ebs.csi.aws.com",
          "azureDisk", "disk.csi.azure.com",
          "azureFile", "file.csi.azure.com",
          "cinder", "cinder.csi.openstack.org",
          "vsphereVolume", "csi.vsphere.vmware.com",
          "portworxVolume", "pxd.portworx.com");

  private SourceDriver() {}

  /** Returns the driver's name, or empty for a source that every node mounts by itself. */
  public static Optional<String> of(KubeObject volume) {
    return volume
        .text("spec", "csi", "driver")
        .or(
            () ->
                volume.map("spec").keySet().stream()
                    .filter(MIGRATED::containsKey)
                    .sorted()
                    .findFirst()
                    .map(MIGRATED::get));
  }
}
