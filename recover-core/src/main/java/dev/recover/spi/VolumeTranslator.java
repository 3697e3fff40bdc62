// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import java.util.Map;
import java.util.Optional;

/** What a provider knows about the volumes of its drivers; pure. */
public interface VolumeTranslator {
  /**
   * Returns the disk that a PersistentVolume's source names, or empty when the source is not this
   * provider's.
   */
  Optional<DiskId> diskOf(KubeObject volume);

  /**
   * Returns what the disk's metadata says about the volume it was; {@link VolumeHint#NONE} when it
   * says nothing.
   */
  default VolumeHint hintOf(Disk disk) {
    return VolumeHint.NONE;
  }

  /**
   * Returns the PersistentVolume with the disk behind it: driver and handle of the source (made
   * when there is none), and {@code spec.nodeAffinity} from the disk's zones under the driver's
   * topology key; every other field stays.
   *
   * <p>Empty when volumes of this provider cannot be pointed at a disk.
   */
  default Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    return Optional.empty();
  }

  /**
   * Returns the tags without which the driver's usual permissions do not let it attach the disk;
   * empty where nothing depends on tags.
   *
   * @param cluster the name under which the driver knows its cluster, if one is known
   */
  default Map<String, String> tagsToAttach(Disk disk, Optional<String> cluster) {
    return Map.of();
  }

  /**
   * Returns the way by which a copy of the disk is made at a destination; empty when this provider
   * makes no copies.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when there is no way there, or the
   *     destination does not say enough
   */
  default Optional<Relocation> relocate(Disk disk, Destination to) {
    return Optional.empty();
  }

  /**
   * Returns a PersistentVolume of an in-tree source as one of the CSI driver that serves it today;
   * empty when its source is not an in-tree source of this provider.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when it is one and cannot be translated
   * @see <a
   *     href="https://github.com/kubernetes/kubernetes/tree/master/staging/src/k8s.io/csi-translation-lib">csi-translation-lib</a>
   */
  default Optional<KubeObject> toCsi(KubeObject volume) {
    return Optional.empty();
  }
}
