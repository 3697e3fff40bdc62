// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.diagnostic.Diagnostic;

/** Whether a step may be taken; the set is closed. */
public sealed interface Decision {
  /** The world is as the plan saw it: take the step. */
  record Proceed() implements Decision {}

  /** The world is as the step wants it, or on its way there: send nothing. */
  record AlreadyDone() implements Decision {}

  /** The world is neither: send nothing, and say so. */
  record Refuse(Diagnostic diagnostic) implements Decision {}
}
