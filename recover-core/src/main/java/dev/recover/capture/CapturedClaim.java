// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.VolumeText;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.List;

/**
 * What is kept of a claim while a capture runs.
 *
 * @param uid "" when it is not known
 * @param volumeName "" when it names no PersistentVolume
 */
record CapturedClaim(
    ClaimName name,
    String uid,
    String volumeName,
    String storageClass,
    List<Diagnostic> findings,
    byte[] text) {
  static CapturedClaim of(KubeObject claim) {
    return new CapturedClaim(
        new ClaimName(claim.namespace(), claim.name()),
        claim.uid().orElse(""),
        claim.text("spec", "volumeName").orElse(""),
        Volume.storageClass(claim).orElse(""),
        ClaimInspector.inspect(claim),
        VolumeText.item(claim));
  }
}
