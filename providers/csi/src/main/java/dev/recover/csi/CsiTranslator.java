// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.spi.CsiSource;
import dev.recover.spi.Disks;
import dev.recover.spi.HintGatherer;
import dev.recover.spi.VolumeTranslator;
import dev.recover.spi.VolumeZones;
import java.util.Optional;

/**
 * What holds for every CSI driver: the names that the external provisioner hands to one, which many
 * write on the disk as they are.
 *
 * @see <a
 *     href="https://github.com/kubernetes-csi/external-provisioner#command-line-options">--extra-create-metadata</a>
 */
final class CsiTranslator implements VolumeTranslator {
  private static final String PREFIX = "csi.storage.k8s.io/";

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    Optional<String> handle = text(volume, "volumeHandle");
    return text(volume, "driver").flatMap(driver -> handle.map(h -> new DiskId(driver, h)));
  }

  private static Optional<String> text(KubeObject volume, String field) {
    return volume.text("spec", "csi", field).filter(text -> !text.isEmpty());
  }

  @Override
  public VolumeHint hintOf(Disk disk) {
    return new HintGatherer()
        .claim("metadata " + PREFIX + "pvc", tag(disk, "pvc/namespace"), tag(disk, "pvc/name"))
        .volume("metadata " + PREFIX + "pv/name", tag(disk, "pv/name"))
        .diskName(disk.name())
        .hint();
  }

  private static Optional<String> tag(Disk disk, String key) {
    return Optional.ofNullable(disk.facts().tags().get(PREFIX + key));
  }

  /**
   * Where the disk has zones and the volume is tied to none under another key, the key is
   * Kubernetes' own, which most drivers' nodes carry too.
   */
  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    String source = Disks.sourceOf(volume);
    if (!(source.isEmpty() || source.equals("csi"))
        || CsiSource.ofAnother(volume, disk.id().driver())
        || disk.id().driver().startsWith("kubernetes.io/")) {
      return Optional.empty();
    }
    KubeObject pointed = CsiSource.pointed(volume, disk.id());
    return Optional.of(
        disk.zones().isEmpty()
            ? pointed
            : VolumeZones.place(pointed, VolumeZones.ZONE, disk.zones(), disk.scope().region()));
  }
}
