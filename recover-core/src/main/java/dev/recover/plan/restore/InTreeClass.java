// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A StorageClass of an in-tree provisioner, and what one of the CSI driver would say. A class is
 * never written: it is named, so that a person can.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/tree/master/staging/src/k8s.io/csi-translation-lib/plugins">
 *     TranslateInTreeStorageClassToCSI</a>
 */
record InTreeClass(KubeObject storageClass, String driver) {
  private static final Map<String, String> DRIVERS =
      Map.of(
          "kubernetes.io/gce-pd", "pd.csi.storage.gke.io",
          "kubernetes.io/aws-ebs", "ebs.csi.aws.com",
          "kubernetes.io/azure-disk", "disk.csi.azure.com",
          "kubernetes.io/azure-file", "file.csi.azure.com",
          "kubernetes.io/cinder", "cinder.csi.openstack.org",
          "kubernetes.io/vsphere-volume", "csi.vsphere.vmware.com",
          "kubernetes.io/portworx-volume", "pxd.portworx.com");

  static Optional<InTreeClass> of(KubeObject storageClass) {
    return storageClass
        .text("provisioner")
        .flatMap(plugin -> Optional.ofNullable(DRIVERS.get(plugin)))
        .map(driver -> new InTreeClass(storageClass, driver));
  }

  Diagnostic said() {
    List<String> details = new ArrayList<>();
    details.add("provisioner  " + driver);
    new TreeMap<>(storageClass.map("parameters"))
        .forEach((key, value) -> details.add(parameter(key, String.valueOf(value))));
    return Diagnostic.warning(
            Code.IN_TREE_CLASS,
            storageClass.name(),
            "StorageClass "
                + storageClass.name()
                + " has the in-tree provisioner "
                + storageClass.text("provisioner").orElse(""),
            "volumes that are written for the driver bind under it, but provisioning and growing go"
                + " through the plug-in's name",
            "make a class of the driver with what is listed here, and name it with `--map-class "
                + storageClass.name()
                + "=NEW`")
        .withDetails(details);
  }

  private String parameter(String key, String value) {
    String lower = key.toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("fstype")) {
      return "parameter    csi.storage.k8s.io/fstype=" + value;
    }
    if (lower.equals("zone") || lower.equals("zones")) {
      return "allowedTopologies  " + value;
    }
    if (lower.equals("iopspergb")) {
      return "parameter    " + key + "=" + value + ", allowautoiopspergbincrease=true";
    }
    boolean vsphere = driver.equals("csi.vsphere.vmware.com");
    return "parameter    " + key + (vsphere ? "-migrationparam" : "") + "=" + value;
  }
}
