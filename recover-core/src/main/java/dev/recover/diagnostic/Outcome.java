// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

/** What a failed command amounts to; the command line turns it into the exit code beside it. */
public enum Outcome {
  ERROR(1),
  PARTLY_DONE(3),
  NOT_AUTHORISED(4),
  REFUSED(5),
  LOCKED(6),
  NOT_PROVEN(7),
  NOT_LOOKED_AT(9),
  USAGE(64);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process exit code, as documented for the command line. */
  public int exitCode() {
    return exitCode;
  }
}
