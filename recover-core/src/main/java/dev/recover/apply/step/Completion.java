// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.diagnostic.Diagnostic;

/** Whether a step that was taken has come to its end; the set is closed. */
public sealed interface Completion {
  /** The world is as the step wants it. */
  record Reached() implements Completion {}

  /**
   * Something in the cluster has not happened yet.
   *
   * @param what one clause, for example {@code "PersistentVolume pv-1 is Pending, not Available"}
   */
  record Waiting(String what) implements Completion {}

  /** It cannot happen any more. */
  record Failed(Diagnostic diagnostic) implements Completion {}
}
