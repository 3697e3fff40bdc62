// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.Expectation;
import java.util.List;
import java.util.Map;

/** Reads volumes back and says which of them are as planned. */
interface Prover {
  /**
   * Reads back, as often as it takes, and answers for each volume what is wrong with it (errors) or
   * could not be looked at (warnings); no error for a volume that is proven. One that is not in the
   * answer is to be asked about again. Blocks; throws {@link dev.recover.spi.Fault} and {@link
   * dev.recover.diagnostic.DiagnosticException}.
   */
  Map<Expectation, List<Diagnostic>> prove(List<Expectation> expectations);
}
