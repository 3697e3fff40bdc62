// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.SecretRef;
import dev.recover.bundle.VolumeText;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.spi.Disks;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a PersistentVolume while a capture runs: the text of its place in the bundle, and
 * what pairing needs; a fifth of its tree.
 *
 * @param claimUid the uid in its claimRef, "" when there is none
 * @param driver the CSI driver, "" for another source
 */
record CapturedVolume(
    String name,
    Optional<ClaimName> claim,
    String claimUid,
    String storageClass,
    String driver,
    Optional<DiskId> disk,
    Set<SecretRef> secrets,
    List<Diagnostic> findings,
    byte[] text) {
  static CapturedVolume of(KubeObject volume, Disks disks) {
    return new CapturedVolume(
        volume.name(),
        Volume.claimRef(volume),
        volume.text("spec", "claimRef", "uid").orElse(""),
        Volume.storageClass(volume).orElse(""),
        volume.text("spec", "csi", "driver").orElse(""),
        disks.diskOf(volume),
        SecretRef.in(volume),
        VolumeInspector.inspect(volume, disks),
        VolumeText.item(volume));
  }

  /** How messages name it: its claim, or its own name when it has none. */
  String label() {
    return claim.map(ClaimName::toString).orElse(name);
  }
}
