// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.protect;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.List;

/** Which policy a PersistentVolume is to have, and what there is to say about that. */
interface PolicyChange {
  /** The policy it is to have. */
  String wanted(KubeObject volume);

  /** What there is to say; an error keeps the volume as it is. */
  List<Diagnostic> diagnostics(KubeObject volume);

  /** One clause: why the policy is changed. */
  String reason();

  static String policy(KubeObject volume) {
    return volume.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain");
  }

  static String phase(KubeObject volume) {
    return volume.text("status", "phase").orElse("");
  }

  /** How diagnostics name it. */
  static String subject(KubeObject volume) {
    return Volume.label(volume);
  }

  static boolean blocks(List<Diagnostic> said) {
    return said.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }
}
