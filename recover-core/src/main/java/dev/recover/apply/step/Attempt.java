// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.journal.StepOutcome;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.Fault;

/** What one try at a step came to; the set is closed. */
public sealed interface Attempt {
  /** It took place, now or before; whether it has come to its end is seen in the world. */
  record Taken(StepOutcome outcome) implements Attempt {}

  /** A cloud has taken it on and is not done. */
  record Running(DiskOperation operation) implements Attempt {}

  /** A cloud is done with it, and says what it made. */
  record Made(DiskOperation operation, StepOutcome outcome) implements Attempt {}

  /** It was refused; trying again changes nothing. */
  record Failed(Diagnostic diagnostic) implements Attempt {}

  /**
   * The cluster cannot answer now; to be tried again after a while.
   *
   * @param sent whether a request may have taken effect
   */
  record Later(Fault fault, boolean sent) implements Attempt {}

  /** What spoke against the step was outdated news: it may be begun after all. */
  record Again() implements Attempt {}

  /** Nothing can go on: the credentials are refused. */
  record Hopeless(Diagnostic diagnostic) implements Attempt {}
}
