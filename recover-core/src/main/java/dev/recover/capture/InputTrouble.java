// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;

/** Says that input is not the YAML or JSON of Kubernetes objects, where, and what to do. */
final class InputTrouble {
  static final String EXPORT =
      "kubectl get pv,pvc,storageclass -A -o yaml writes what can be read here";

  private InputTrouble() {}

  /**
   * @param place the file, with line and column where they are known
   */
  static DiagnosticException invalid(String place, String why, String remedy) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.INPUT_INVALID, place, "cannot use " + place + " as input", why, remedy));
  }

  static DiagnosticException invalid(String place, String why) {
    return invalid(place, why, "correct the file, or export it again: " + EXPORT);
  }
}
