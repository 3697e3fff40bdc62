// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;

/** Ways to end before anything was sent. */
final class Refusals {
  private Refusals() {}

  static DiagnosticException unauthenticated(
      String subject, String summary, String why, String remedy) {
    return new DiagnosticException(
        Diagnostic.error(Code.UNAUTHENTICATED, subject, summary, why, remedy));
  }

  static DiagnosticException configuration(String subject, String summary, String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.KUBECONFIG_INVALID,
            subject,
            summary,
            why,
            "correct the kubeconfig, or choose another context with --context"));
  }
}
