// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

/** What became of one volume in a run. */
public enum VolumeOutcome {
  /** Claim, PersistentVolume and disk were read back and agree with the plan. */
  PROVEN,
  /** Every step is done; the plan asks for no proof. */
  DONE,
  /** The plan had nothing to do for it. */
  NOTHING_TO_DO,
  /** A step failed, or the proof did. */
  FAILED,
  /** A request was sent and its answer was not seen; the same command finds out. */
  IN_DOUBT,
  /** Nothing, or not everything, was begun; the same command goes on. */
  NOT_STARTED,
  /** The plan says that it is blocked. */
  BLOCKED;

  /** The word used in files, for example {@code in-doubt}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public boolean done() {
    return this == PROVEN || this == DONE || this == NOTHING_TO_DO;
  }
}
