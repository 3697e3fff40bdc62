// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

/** What became of a step that did not fail. */
public enum StepOutcome {
  /** The run made the object; undo may take it back. */
  CREATED,
  /** The run changed an object that was there. */
  CHANGED,
  /** The run deleted the object. */
  DELETED,
  /** The object was read back and is as planned. */
  PROVEN,
  /** The world was already as the step wants it; the run did nothing. */
  ALREADY_DONE;

  /** The word used in files, for example {@code already-done}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
