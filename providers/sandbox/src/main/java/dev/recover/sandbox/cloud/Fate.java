// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

/**
 * What becomes of a thing that a cloud said it would make.
 *
 * @param hiddenReads how many reads do not see it yet
 * @param outcome how it ends
 * @param message why it failed
 */
public record Fate(int hiddenReads, Outcome outcome, String message) {
  /** How it ends. */
  public enum Outcome {
    /** It becomes what was asked for. */
    MADE,
    /** It is gone when it should be ready, as a disk whose key may not be used. */
    VANISHES,
    /** It fails when it should be ready. */
    FAILS,
    /** It fails when it should be ready, without an HTTP status in the operation. */
    FAILS_QUIETLY
  }

  public static final Fate MADE = new Fate(0, Outcome.MADE, "");

  /** Not seen by the next reads. */
  public static Fate hiddenFor(int reads) {
    return new Fate(reads, Outcome.MADE, "");
  }

  public static Fate vanishes() {
    return new Fate(0, Outcome.VANISHES, "");
  }

  public static Fate fails(String message) {
    return new Fate(0, Outcome.FAILS, message);
  }

  public static Fate failsQuietly(String message) {
    return new Fate(0, Outcome.FAILS_QUIETLY, message);
  }
}
