// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import dev.recover.transform.Invariants;
import dev.recover.transform.Violation;
import java.util.List;
import java.util.Optional;

/** The last look at an object before it is sent. */
final class Inspection {
  private Inspection() {}

  /** Throws {@link DiagnosticException} when creating the object would put a disk at risk. */
  static void inspect(KubeObject object) {
    List<Violation> violations;
    switch (object.kind()) {
      case "PersistentVolume":
        violations = Invariants.ofVolume(object, Optional.empty());
        break;
      case "PersistentVolumeClaim":
        violations = Invariants.ofClaim(object);
        break;
      default:
        violations = List.of();
    }
    if (!violations.isEmpty()) {
      throw new DiagnosticException(violations.stream().map(Violation::toDiagnostic).toList());
    }
  }
}
