// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Takes out of a vSphere volume what would keep the driver from registering its disk. */
final class ProvisionerIdentity implements Rule {
  private static final FieldPath DRIVER = FieldPath.of("spec", "csi", "driver");
  private static final FieldPath IDENTITY =
      FieldPath.of(
          "spec", "csi", "volumeAttributes", "storage.kubernetes.io/csiProvisionerIdentity");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "strip-vsphere-provisioner-identity",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "vSphere registers only disks that nobody provisioned")
        .what(
            """
            Removes storage.kubernetes.io/csiProvisionerIdentity from the volumeAttributes of volumes of
            csi.vsphere.vmware.com; of other drivers it stays, where it does nothing.
            """)
        .why(
            """
            vSphere's driver registers the disk of a PersistentVolume that it does not know only when
            this attribute is missing; with it, the disk is unknown to the new cluster and cannot be
            attached.
            """)
        .source(
            "https://github.com/kubernetes-sigs/vsphere-csi-driver/blob/master/pkg/syncer/metadatasyncer.go"
                + " csiPVUpdated")
        .example(
            """
            spec:
              csi:
                driver: csi.vsphere.vmware.com
                volumeHandle: df86393b
                volumeAttributes: {storage.kubernetes.io/csiProvisionerIdentity: 1-2-csi, type: a}
            """,
            """
            spec:
              csi:
                driver: csi.vsphere.vmware.com
                volumeHandle: df86393b
                volumeAttributes: {type: a}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    if (draft.text(Side.VOLUME, DRIVER).filter("csi.vsphere.vmware.com"::equals).isPresent()) {
      draft.strip(Side.VOLUME, IDENTITY, "with it, the driver would not register the disk");
    }
  }
}
