// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import java.util.Map;
import java.util.Optional;

/**
 * What a PersistentVolume is made of.
 *
 * @param field the field of its spec, for example {@code csi} or {@code nfs}
 * @param driver the CSI driver's name, or the plug-in's: {@code kubernetes.io/nfs}
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/">PersistentVolume</a>
 */
public record VolumeSource(String field, String driver) {
  private static final Map<String, String> PLUGINS =
      Map.ofEntries(
          Map.entry("awsElasticBlockStore", "kubernetes.io/aws-ebs"),
          Map.entry("azureDisk", "kubernetes.io/azure-disk"),
          Map.entry("azureFile", "kubernetes.io/azure-file"),
          Map.entry("cephfs", "kubernetes.io/cephfs"),
          Map.entry("cinder", "kubernetes.io/cinder"),
          Map.entry("fc", "kubernetes.io/fc"),
          Map.entry("flexVolume", "kubernetes.io/flexvolume"),
          Map.entry("flocker", "kubernetes.io/flocker"),
          Map.entry("gcePersistentDisk", "kubernetes.io/gce-pd"),
          Map.entry("glusterfs", "kubernetes.io/glusterfs"),
          Map.entry("hostPath", "kubernetes.io/host-path"),
          Map.entry("iscsi", "kubernetes.io/iscsi"),
          Map.entry("local", "kubernetes.io/local-volume"),
          Map.entry("nfs", "kubernetes.io/nfs"),
          Map.entry("photonPersistentDisk", "kubernetes.io/photon-pd"),
          Map.entry("portworxVolume", "kubernetes.io/portworx-volume"),
          Map.entry("quobyte", "kubernetes.io/quobyte"),
          Map.entry("rbd", "kubernetes.io/rbd"),
          Map.entry("scaleIO", "kubernetes.io/scaleio"),
          Map.entry("storageos", "kubernetes.io/storageos"),
          Map.entry("vsphereVolume", "kubernetes.io/vsphere-volume"));

  /** Returns the source of a PersistentVolume; empty for one that this build does not know. */
  public static Optional<VolumeSource> of(KubeObject volume) {
    Optional<String> csi = volume.text("spec", "csi", "driver");
    if (csi.isPresent()) {
      return csi.map(driver -> new VolumeSource("csi", driver));
    }
    return volume.map("spec").keySet().stream()
        .filter(PLUGINS::containsKey)
        .findFirst()
        .map(field -> new VolumeSource(field, PLUGINS.getOrDefault(field, "")));
  }

  public boolean isCsi() {
    return field.equals("csi");
  }

  /** The source's own field, or one below it. */
  public FieldPath path(String... below) {
    FieldPath path = FieldPath.of("spec", field);
    for (String key : below) {
      path = path.then(key);
    }
    return path;
  }
}
