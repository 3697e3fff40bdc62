// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import static dev.recover.plan.observed.StorageSystem.Elsewhere.CONDITION;
import static dev.recover.plan.observed.StorageSystem.Elsewhere.NODE;
import static dev.recover.plan.observed.StorageSystem.Elsewhere.REFUSED;
import static dev.recover.plan.observed.StorageSystem.Elsewhere.WORKS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the volumes of a storage system can be used from another cluster under the same handle;
 * {@code docs/reference/storage-systems.md} is written from it.
 */
public final class StorageSystems {
  private static final String CSI = "https://github.com/kubernetes-csi/";
  private static final String SIGS = "https://github.com/kubernetes-sigs/";

  private static final List<StorageSystem> ALL =
      List.of(
          new StorageSystem(
              "Amazon EBS",
              List.of("ebs.csi.aws.com"),
              "the volume's id",
              WORKS,
              "in the same account and region, in the volume's zone",
              "",
              SIGS + "aws-ebs-csi-driver"),
          new StorageSystem(
              "Compute Engine persistent disks",
              List.of("pd.csi.storage.gke.io"),
              "project, zone or region, and name",
              WORKS,
              "in the same project, in the disk's zone",
              "",
              SIGS + "gcp-compute-persistent-disk-csi-driver"),
          new StorageSystem(
              "Azure managed disks",
              List.of("disk.csi.azure.com"),
              "the resource id",
              CONDITION,
              "the cluster's identity may attach disks of that resource group, in the same"
                  + " subscription and region",
              "see that the disk's resource group will outlive the old cluster, whose deletion"
                  + " deletes an MC_ group with all that is in it",
              SIGS + "azuredisk-csi-driver"),
          new StorageSystem(
              "Azure file shares",
              List.of("file.csi.azure.com"),
              "resource group, account, share, volume and namespace",
              CONDITION,
              "the Secret with the account's key is in the target too, or its identity may read"
                  + " the key",
              "make the Secret that the volume names before starting the workload",
              SIGS + "azurefile-csi-driver"),
          new StorageSystem(
              "OpenStack Cinder",
              List.of("cinder.csi.openstack.org"),
              "the volume's id",
              CONDITION,
              "the target's machines are in the volume's project, region and zone",
              "see that they are",
              "https://github.com/kubernetes/cloud-provider-openstack"),
          new StorageSystem(
              "vSphere",
              List.of("csi.vsphere.vmware.com", "kubernetes.io/vsphere-volume"),
              "the first class disk's id",
              CONDITION,
              "the target is on the same vCenter and its hosts reach the datastore",
              "see that they do",
              SIGS + "vsphere-csi-driver"),
          new StorageSystem(
              "DigitalOcean block storage",
              List.of("dobs.csi.digitalocean.com"),
              "the volume's id",
              CONDITION,
              "the target is in the same account and region",
              "in another region, take a snapshot there and make a volume from it",
              "https://github.com/digitalocean/csi-digitalocean"),
          new StorageSystem(
              "Hetzner Cloud volumes",
              List.of("csi.hetzner.cloud"),
              "the volume's id",
              CONDITION,
              "the target is in the same project and location",
              "in another location, copy the files",
              "https://github.com/hetznercloud/csi-driver"),
          new StorageSystem(
              "NFS (csi-driver-nfs)",
              List.of("nfs.csi.k8s.io"),
              "any unique text; server, share and subdirectory are attributes",
              WORKS,
              "wherever the export can be mounted",
              "",
              CSI + "csi-driver-nfs"),
          new StorageSystem(
              "NFS without a driver",
              List.of("kubernetes.io/nfs"),
              "server and path",
              WORKS,
              "wherever the export can be mounted",
              "",
              SIGS + "nfs-subdir-external-provisioner"),
          new StorageSystem(
              "Ceph RBD and CephFS",
              List.of("rbd.csi.ceph.com", "cephfs.csi.ceph.com"),
              "clusterID, pool id and image, in one",
              CONDITION,
              "the driver in the target has the same clusterID and pool id, or a mapping of them",
              "configure the clusterID mapping, or set it with `set-volume-attributes` of a rules"
                  + " file for a static volume",
              "https://github.com/ceph/ceph-csi/blob/devel/docs/design/proposals/clusterid-mapping.md"),
          new StorageSystem(
              "Portworx",
              List.of("pxd.portworx.com"),
              "the volume's id in its Portworx cluster",
              CONDITION,
              "the target uses the same Portworx cluster",
              "in another, move the data with Portworx first",
              "https://docs.portworx.com"),
          new StorageSystem(
              "Longhorn",
              List.of("driver.longhorn.io"),
              "the name of a Volume object of Longhorn",
              REFUSED,
              "Longhorn of another cluster has no volume of that name, and its replicas are on the"
                  + " old cluster's nodes",
              "restore the volume from Longhorn's backup target under the same name first, then go"
                  + " on with `--allow HANDLE_FOREIGN`",
              "https://github.com/longhorn/longhorn"),
          new StorageSystem(
              "MinIO DirectPV",
              List.of("directpv-min-io"),
              "the name of a DirectPVVolume object",
              REFUSED,
              "the node looks the volume up as an object of the old cluster, and the data is on"
                  + " that node's drive",
              "copy the data, or let MinIO heal it onto new volumes",
              "https://github.com/minio/directpv/blob/master/pkg/csi/node/stage_unstage.go"),
          new StorageSystem(
              "TopoLVM",
              List.of("topolvm.io", "topolvm.cybozu.com"),
              "the name of a LogicalVolume object's volume",
              REFUSED,
              "the node looks the volume up as an object of the old cluster, and the data is in"
                  + " that node's volume group",
              "copy the data",
              "https://github.com/topolvm/topolvm"),
          new StorageSystem(
              "local",
              List.of("kubernetes.io/local-volume"),
              "a path on a node",
              NODE,
              "the node joins the target under the same name",
              "else copy the files",
              "https://kubernetes.io/docs/concepts/storage/volumes/#local"),
          new StorageSystem(
              "hostPath, local-path-provisioner, minikube",
              List.of("kubernetes.io/host-path"),
              "a path on a node",
              NODE,
              "the node joins the target",
              "else copy the files",
              "https://github.com/rancher/local-path-provisioner"),
          new StorageSystem(
              "In-tree RBD",
              List.of("kubernetes.io/rbd"),
              "monitors, pool and image",
              REFUSED,
              "Kubernetes has no such plug-in since 1.31, and no driver takes its volumes over",
              "write it as a static volume of rbd.csi.ceph.com: the handle is the image's name, the"
                  + " attributes are clusterID, pool, imageFeatures and staticVolume=true",
              "https://github.com/ceph/ceph-csi/blob/devel/docs/static-pvc.md"),
          new StorageSystem(
              "In-tree CephFS",
              List.of("kubernetes.io/cephfs"),
              "monitors and path",
              REFUSED,
              "Kubernetes has no such plug-in since 1.31, and no driver takes its volumes over",
              "write it as a static volume of cephfs.csi.ceph.com: the attributes are clusterID,"
                  + " fsName, rootPath and staticVolume=true",
              "https://github.com/ceph/ceph-csi/blob/devel/docs/static-pvc.md"),
          new StorageSystem(
              "In-tree GlusterFS",
              List.of("kubernetes.io/glusterfs"),
              "endpoints and path",
              REFUSED,
              "Kubernetes has no such plug-in since 1.26, and no driver takes its volumes over",
              "mount the Gluster volume over NFS and restore it as an nfs volume, or copy the files",
              "https://kubernetes.io/docs/concepts/storage/volumes/#glusterfs"));

  private static final Map<String, StorageSystem> BY_DRIVER = byDriver();

  private StorageSystems() {}

  /** All of them, in the order of the reference. */
  public static List<StorageSystem> all() {
    return ALL;
  }

  /** The system that has a driver. */
  public static Optional<StorageSystem> of(String driver) {
    return Optional.ofNullable(BY_DRIVER.get(driver));
  }

  private static Map<String, StorageSystem> byDriver() {
    Map<String, StorageSystem> map = new HashMap<>();
    ALL.forEach(system -> system.drivers().forEach(driver -> map.put(driver, system)));
    return Map.copyOf(map);
  }
}
