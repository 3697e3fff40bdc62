// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.CaptureRequest;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.util.List;

/** Refuses a capture that holds less than was plainly asked for: it would pass for a good one. */
final class Asked {
  private Asked() {}

  static Capture check(Capture capture, CaptureRequest request, String source) {
    List<Diagnostic> missing =
        request.claims().stream()
            .filter(claim -> !capture.claims().contains(claim))
            .map(
                claim ->
                    Diagnostic.error(
                        Code.NOT_FOUND,
                        claim.toString(),
                        "there is no claim " + claim + " in " + source,
                        "no claim of that name exists, and no PersistentVolume names it",
                        "kubectl get pvc -A shows the claims there are"))
            .toList();
    if (!missing.isEmpty()) {
      throw new DiagnosticException(missing);
    }
    if (capture.volumes().isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.NOTHING_TO_DO,
              source,
              "nothing in " + source + " matches what was asked for",
              request.everything()
                  ? "it has neither PersistentVolumes nor claims"
                  : "no PersistentVolume or claim is in that namespace, with those labels or of"
                      + " that class",
              "kubectl get pv,pvc -A shows what there is; no bundle was written"));
    }
    return capture;
  }
}
